// The C variable is not known to Swift as safe between threads; this program never changes its environment.
@preconcurrency import Glibc

/// The environment other programs get: this program's own.
func hallEnvironment() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { environ }
