import HallModel
import HallSimulator
import HallStore

/// People for a practice hall: made-up names, and numbers whose check digits are right and whose persons do not exist.
enum DemoPeople {
  private static let families = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "沈", "钱", "施", "费", "闵",
  ]
  private static let names = [
    "伟", "芳", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "杰", "娟", "涛", "明", "超", "霞", "平", "刚", "桂英", "建国", "秀兰", "志强",
    "小红", "海燕",
  ]

  /// Somebody; nil where the numbers do not work out, which they do.
  static func applicant(_ chance: inout Chance, today: Day) -> Applicant? {
    let year = 1950 + Int(chance.next() % 55)
    let month = 1 + Int(chance.next() % 12)
    let day = 1 + Int(chance.next() % 28)
    let born = Digits.padded(year, 4) + Digits.padded(month, 2) + Digits.padded(day, 2)
    // 330500 is the city itself, in which nobody is registered.
    let start = "330500" + born + Digits.padded(Int(chance.next() % 1000), 3)
    let number = "0123456789X".lazy.map { start + String($0) }.first { (try? IDNumber($0, today: today)) != nil }
    let name = (families.randomElement(using: &chance) ?? "") + (names.randomElement(using: &chance) ?? "")
    let phone = "139" + Digits.padded(Int(chance.next() % 100_000_000), 8)
    return number.map { Applicant(kind: .person, name: name, idNumber: $0, phone: phone) }
  }
}
