extension Problem {
  /// What can be wrong with the files of a hall.
  public enum Code: String, Sendable, CaseIterable {
    // Files
    /// There is no such folder.
    case folderNotFound = "folder_not_found"
    /// The folder named by `catalogue` in hall.yaml does not exist.
    case catalogueNotFound = "catalogue_not_found"
    /// A file that is needed, or usual, is missing.
    case missingFile = "missing_file"
    /// The file is there but cannot be read.
    case unreadableFile = "unreadable_file"
    /// The file is larger than is taken: 64 MiB, a scenario 4 MiB.
    case fileTooLarge = "file_too_large"
    /// The file is neither UTF-8 nor GB18030 nor UTF-16.
    case unreadableEncoding = "unreadable_encoding"
    /// The file holds nothing.
    case emptyFile = "empty_file"

    // hall.yaml
    /// hall.yaml is not YAML.
    case yamlSyntax = "yaml_syntax"
    /// One key twice in one section.
    case duplicateKey = "duplicate_key"
    /// A key nobody reads.
    case unknownKey = "unknown_key"
    /// A key that must be there.
    case missingKey = "missing_key"
    /// A list where a text is expected, or the like.
    case wrongShape = "wrong_shape"
    /// An invisible character or a line end in a setting of one line.
    case hiddenCharacter = "hidden_character"
    /// A quote in a command that is never closed.
    case commandQuote = "command_quote"
    /// A path that does not begin with `/`.
    case pathNotAbsolute = "path_not_absolute"
    /// The folder with the hall's own templates is not on this machine.
    case templatesNotFound = "templates_not_found"

    // Tables
    /// A quote that is never closed.
    case openQuote = "open_quote"
    /// A quote where none can be.
    case strayQuote = "stray_quote"
    /// A row with more or fewer cells than the heading.
    case raggedRow = "ragged_row"
    /// An invisible character; it is left out.
    case controlCharacter = "control_character"
    /// A cell longer than a spreadsheet allows (32,767 characters).
    case fieldTooLong = "field_too_long"
    /// A column that must be there.
    case missingColumn = "missing_column"
    /// A column twice.
    case duplicateColumn = "duplicate_column"
    /// A column nobody reads.
    case unknownColumn = "unknown_column"
    /// A table with a heading only.
    case noRows = "no_rows"

    // Values
    /// A value that must not be empty.
    case emptyValue = "empty_value"
    /// No number.
    case badNumber = "bad_number"
    /// A number too small or too large.
    case numberOutOfRange = "number_out_of_range"
    /// No time of day.
    case badTime = "bad_time"
    /// No date.
    case badDate = "bad_date"
    /// A word that is none of those allowed.
    case unknownValue = "unknown_value"
    /// A lane's letter that is not one of A–Z.
    case badLetter = "bad_letter"
    /// A priority group's identifier with other characters than a–z, 0–9 and `_`.
    case badIdentifier = "bad_identifier"
    /// A PIN that is not four to eight digits.
    case badPIN = "bad_pin"
    /// Somebody without a PIN.
    case missingPIN = "missing_pin"
    /// A PIN could not be turned into its hash.
    case pinNotHashed = "pin_not_hashed"
    /// A time zone this computer does not know.
    case unknownTimeZone = "unknown_time_zone"
    /// The hall closes before it opens.
    case hoursReversed = "hours_reversed"
    /// No stretch of a day.
    case badSpan = "bad_span"
    /// A stretch that ends before it begins.
    case spanReversed = "span_reversed"
    /// Stretches that overlap, or not in the order of the day.
    case spansOutOfOrder = "spans_out_of_order"
    /// A stretch that reaches beyond the opening hours.
    case spanOutsideHours = "span_outside_hours"
    /// An appointment's wait counts more than the priority channel's.
    case weightsReversed = "weights_reversed"

    // Twice
    /// A matter's code twice.
    case duplicateMatter = "duplicate_matter"
    /// A paper's number twice within a matter.
    case duplicatePaper = "duplicate_paper"
    /// A package's name twice.
    case duplicatePackage = "duplicate_package"
    /// A window's number twice.
    case duplicateWindow = "duplicate_window"
    /// A staff number twice.
    case duplicateStaff = "duplicate_staff"
    /// A lane's letter twice.
    case duplicateLane = "duplicate_lane"
    /// A field's key twice within a form.
    case duplicateField = "duplicate_field"
    /// A priority group's identifier twice.
    case duplicatePriorityGroup = "duplicate_priority_group"
    /// A date of the calendar twice.
    case duplicateDate = "duplicate_date"
    /// A rating tag's code twice.
    case duplicateTag = "duplicate_tag"
    /// A rating tag whose code begins with another level's digit.
    case tagOfOtherLevel = "tag_of_other_level"

    // Forms
    /// A choice without anything to choose from.
    case choiceWithoutChoices = "choice_without_choices"
    /// Choices of a field that is no choice; they are left out.
    case choicesIgnored = "choices_ignored"
    /// A condition that is not `key=value`, or on a field whose values cannot be listed.
    case badCondition = "bad_condition"
    /// A condition on a field that is not in the form, or stands after it.
    case unknownField = "unknown_field"
    /// One key with two kinds or two lists of choices.
    case fieldDiffers = "field_differs"

    // Scenarios
    /// A code or department that is not among the scenario's matters.
    case notInScenario = "not_in_scenario"
    /// A matter people come for that no window of a layout takes.
    case noWindowTakes = "no_window_takes"
    /// A layout's name twice.
    case duplicateLayout = "duplicate_layout"
    /// Parts that add up to nothing.
    case sumIsZero = "sum_is_zero"
    /// Parts of one whole that are more than the whole.
    case partsOverOne = "parts_over_one"
    /// A text that is no distribution of times.
    case badDistribution = "bad_distribution"
    /// A text that is no break of some windows.
    case badBreak = "bad_break"
    /// Windows that are not staffed at any time of the day.
    case neverStaffed = "never_staffed"
    /// A list with more items than are taken.
    case tooManyItems = "too_many_items"

    // One file against another
    /// A department no matter belongs to.
    case unknownDepartment = "unknown_department"
    /// A matter that is not in matters.csv.
    case unknownMatter = "unknown_matter"
    /// Somebody who is not in staff.csv.
    case unknownStaff = "unknown_staff"
    /// A window's usual clerk without the role of a clerk.
    case staffNotClerk = "staff_not_clerk"
    /// One usual clerk for two windows.
    case staffAtTwoWindows = "staff_at_two_windows"
    /// A promised limit longer than the legal one.
    case promisedOverLegal = "promised_over_legal"
    /// A handling time of zero or less.
    case zeroHandlingTime = "zero_handling_time"
    /// A matter no window accepts.
    case noWindowAccepts = "no_window_accepts"
    /// A matter no lane carries.
    case noLaneCarries = "no_lane_carries"
    /// A window for the public that accepts nothing.
    case windowAcceptsNothing = "window_accepts_nothing"
    /// More than 512 windows.
    case tooManyWindows = "too_many_windows"
    /// A year without holidays in the calendar.
    case calendarYearMissing = "calendar_year_missing"
    /// Nobody is a supervisor.
    case noSupervisor = "no_supervisor"
    /// `matters` in hall.yaml leaves no matter.
    case noMattersLeft = "no_matters_left"
  }
}
