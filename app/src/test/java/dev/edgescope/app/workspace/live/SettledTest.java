package dev.edgescope.app.workspace.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is laid out where a part of the window changes that keeps its height. */
class SettledTest {
  private final Region figure = new Region();
  private final HBox part = new HBox(figure);
  private final Settled settled = new Settled(part);
  private final BorderPane around = new BorderPane();

  @BeforeEach
  void layOut() {
    figure.setPrefSize(50, 20);
    around.setBottom(settled);
    around.resize(300, 200);
    around.layout();
  }

  @Test
  void thePartHasAllOfItsRoom() {
    assertEquals(300, part.getWidth());
    assertEquals(20, part.getHeight());
  }

  @Test
  void aFigureThatBecomesWiderIsAMatterOfThePartAlone() {
    figure.setPrefWidth(80);

    assertFalse(settled.isNeedsLayout());
    around.layout();
    assertEquals(80, figure.getWidth());
  }

  @Test
  void theLeastHeightOfThePartIsKept() {
    part.setMinHeight(24);
    part.layout();
    around.layout();

    assertEquals(24, part.getHeight());
  }

  @Test
  void largerTypeAsksForMoreRoom() {
    figure.setPrefHeight(30);
    part.layout();

    assertTrue(settled.isNeedsLayout());
    around.layout();
    assertEquals(30, part.getHeight());
  }
}
