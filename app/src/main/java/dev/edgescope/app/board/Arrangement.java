package dev.edgescope.app.board;

import dev.edgescope.app.text.Words;

/** How charts share the room. */
public enum Arrangement {
  /** All of them, the first largest. */
  GRID("charts.arrangement.grid"),
  /** The selected one large, the others as thumbnails beside it. */
  LARGE("charts.arrangement.large"),
  /** The selected one alone. */
  SINGLE("charts.arrangement.single");

  private final String title;

  Arrangement(String title) {
    this.title = title;
  }

  public String title() {
    return Words.text(title);
  }
}
