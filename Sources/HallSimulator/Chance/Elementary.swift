import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

extension Double {
  /// Natural logarithm.
  var logarithm: Double { log(self) }
  /// e to this power.
  var exponential: Double { exp(self) }
  /// The complementary error function.
  var errorComplement: Double { erfc(self) }
}

/// Cores that are there to work on.
func activeCores() -> Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

/// Cores that are there to work on.
func coresOnline() -> Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }
