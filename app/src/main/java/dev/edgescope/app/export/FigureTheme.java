package dev.edgescope.app.export;

import dev.edgescope.app.theme.ChartTheme;

/** The colours of a figure. */
public enum FigureTheme {
  PAPER("White paper"),
  LIGHT("Light"),
  DARK("Dark");

  private final String title;

  FigureTheme(String title) {
    this.title = title;
  }

  /** In a few words. */
  public String title() {
    return title;
  }

  /** Of all that is drawn. */
  public ChartTheme colours() {
    return switch (this) {
      case PAPER -> ChartTheme.paper();
      case LIGHT -> ChartTheme.light();
      case DARK -> ChartTheme.dark();
    };
  }
}
