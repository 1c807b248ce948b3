package dev.edgescope.app.workspace;

import javafx.scene.Node;

/**
 * How a workspace looks from the back of a room: the style class "presentation", under which the
 * style sheet has all type larger, and with it the charts.
 */
public final class Presentation {
  /** The size of its type beside that at a desk. */
  public static final double TYPE = 1.5;

  private static final String STYLE = "presentation";

  private Presentation() {}

  /** Has a workspace look so, or as at a desk again. */
  public static void show(Node workspace, boolean large) {
    workspace.getStyleClass().remove(STYLE);
    if (large) {
      workspace.getStyleClass().add(STYLE);
    }
  }
}
