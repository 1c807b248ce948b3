package dev.edgescope.app.workspace;

/** Where a command is given. */
public enum Place {
  LIVE,
  WINDOW,
  CHART,
  LIBRARY,
  REPLAY,
  STUDY,
  SWEEP
}
