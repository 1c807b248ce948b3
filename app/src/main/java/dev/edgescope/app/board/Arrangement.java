package dev.edgescope.app.board;

/** How charts share the room. */
public enum Arrangement {
  /** All of them, the first largest. */
  GRID("Grid"),
  /** The selected one large, the others as thumbnails beside it. */
  LARGE("One large"),
  /** The selected one alone. */
  SINGLE("One alone");

  private final String title;

  Arrangement(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
