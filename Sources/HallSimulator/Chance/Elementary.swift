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
