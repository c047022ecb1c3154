import HallModel

extension LiveHall {
  /// Gives the hall its settings, matters and papers; the catalogue is kept once, however often it is imported.
  public func configure(
    settings: HallSettings, matters: [Matter], packages: [MatterPackage], papers: [Paper],
    forms: [FormBook.Entry] = [], training: Bool, by actor: Actor, at: Moment? = nil
  ) throws(StoreError) -> Outcome {
    let text = Array(CatalogueText.encode(matters: matters, packages: packages).utf8)
    let paperText = Array(CatalogueText.encode(papers: papers).utf8)
    let digest = try store { () throws(JournalError) in try journal.putBlob(text) }
    let papersDigest = try store { () throws(JournalError) in try journal.putBlob(paperText) }
    let formText = Array(CatalogueText.encode(forms: forms).utf8)
    let formsDigest = try store { () throws(JournalError) in try journal.putBlob(formText) }
    let catalogue = Catalogue(matters: matters, packages: packages, digest: digest)
    return try perform(
      Configure(
        settings: settings, catalogue: catalogue, papersDigest: papersDigest, formsDigest: formsDigest,
        training: training),
      by: actor, at: at)
  }

  /// Signs a member of staff in: compares the PIN with its hash here, and lets the rules decide about locks.
  public func signIn(_ staff: String, pin: String, terminal: String) throws(StoreError) -> Outcome {
    try catchUp()
    let hash = hall.member(staff)?.pinHash ?? ""
    return try perform(
      SignIn(staff: staff, pinMatches: PINHash.verify(pin, against: hash)), by: Actor(terminal: terminal, staff: staff))
  }
}
