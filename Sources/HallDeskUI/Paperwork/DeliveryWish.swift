import HallModel

/// How an applicant wants the result, as the form was filled in (`assets/catalogue/forms.csv`): `delivery`, or a field
/// that ends so, such as `card_delivery`, and the postal address.
struct DeliveryWish: Sendable {
  /// The field of the postal address.
  static let address = "mail_address"

  /// What the form has about it, by the key of the field.
  let values: [String: String]

  init(_ form: [String: String] = [:]) {
    values = form.filter { $0.key.hasSuffix("delivery") || $0.key == Self.address }
  }

  /// The postal address; empty where none was given.
  var address: String { values[Self.address] ?? "" }

  /// The way in the form's word; nil where none was chosen.
  var way: String? {
    values.filter { $0.key != Self.address && !$0.value.isEmpty }.min { $0.key < $1.key }?.value
  }

  /// The way that was chosen where it is another one than this.
  func otherThan(_ delivery: CaseFile.Delivery) -> String? {
    let word =
      switch delivery {
      case .counter: "窗口领取"
      case .post: "邮寄"
      case .eCertificate: "电子证照"
      }
    return way == word ? nil : way
  }
}
