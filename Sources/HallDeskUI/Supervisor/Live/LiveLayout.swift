import ScreenKit

/// Where the parts of the live hall stand: figures and alarms in a few lines, lanes, and windows in blocks side by side.
struct LiveLayout {
  /// Rows of lanes below their heads.
  let laneRows: Int
  /// Rows of windows below their heads.
  let windowRows: Int
  /// Blocks of windows side by side.
  let windowBlocks: Int
  /// Lines of alarms.
  let alarmRows: Int

  /// The least columns a block of windows is read in.
  private static let blockColumns = 38

  init(_ environment: Environment, _ board: LiveBoard, panel: LiveView.Panel = .windows, alarms: Int = 0) {
    let rows = environment.body.rows - 1
    windowBlocks = max(1, environment.columns / LiveLayout.blockColumns)
    alarmRows = max(1, min(alarms, rows >= 30 ? 3 : 1))
    let left = rows - 1 - alarmRows - 2
    let wanted = (board.windows.count + windowBlocks - 1) / windowBlocks
    let lanes = board.lanes.count
    if lanes + wanted <= left {
      (laneRows, windowRows) = (lanes, wanted)
    } else {
      // What takes the arrows gets the room; the other keeps a third, or what it needs.
      let third = max(3, left / 3)
      let small = panel == .windows ? min(lanes, max(third, left - wanted)) : min(wanted, max(third, left - lanes))
      (laneRows, windowRows) = panel == .windows ? (small, left - small) : (left - small, small)
    }
  }
}
