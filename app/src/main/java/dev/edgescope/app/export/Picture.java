package dev.edgescope.app.export;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/** What is on the screen as an image of twice its size, for slides and print. */
public final class Picture {
  private static final double DENSITY = 2;

  private Picture() {}

  /** A part of the window; {@code ground} lies under what it leaves free. */
  public static WritableImage of(Node node, Color ground) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(DENSITY, DENSITY));
    parameters.setFill(ground);
    return node.snapshot(parameters, null);
  }

  /** The whole window. */
  public static WritableImage of(Scene scene, Color ground) {
    return of(scene.getRoot(), ground);
  }
}
