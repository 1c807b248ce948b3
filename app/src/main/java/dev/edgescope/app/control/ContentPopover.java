package dev.edgescope.app.control;

import atlantafx.base.controls.Popover;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Window;

/**
 * A popover that is nothing but its content, which scrolls where the screen is too small for it.
 */
public abstract class ContentPopover extends Popover {
  /** For the bar that it hangs from, its arrow and its shadow. */
  private static final double AROUND = 96;

  @SuppressWarnings("this-escape") // only the setters of the popover, which none overrides
  protected ContentPopover(ArrowLocation arrow) {
    setArrowLocation(arrow);
    setDetachable(false);
    setAnimated(false);
    setHeaderAlwaysVisible(false);
  }

  /** Fills it; the type of the content has the size of the window's, not of the owner's. */
  protected final void fill(Region content) {
    content.getStyleClass().add("popover-content");
    setContentNode(new Fitting(content));
  }

  /** How wide the content can be before it is cut. */
  protected final double mostWidth() {
    return screen().getWidth() - AROUND;
  }

  private Rectangle2D screen() {
    Window owner = getOwnerWindow();
    return (owner == null
            ? Screen.getPrimary()
            : Screen.getScreensForRectangle(
                    owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight())
                .stream()
                .findFirst()
                .orElse(Screen.getPrimary()))
        .getVisualBounds();
  }

  /** As large as its content, which decides its height by the width that it is given. */
  private final class Fitting extends ScrollPane {
    private static final double BAR = 16;

    private final Region content;

    Fitting(Region content) {
      super(content);
      this.content = content;
      setFitToWidth(true);
      content.needsLayoutProperty().addListener((property, before, after) -> requestLayout());
    }

    @Override
    protected double computePrefWidth(double height) {
      double width = content.prefWidth(-1);
      double bar = content.prefHeight(width) > screen().getHeight() - AROUND ? BAR : 0;
      return Math.min(width, mostWidth()) + bar + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
      double wanted = content.prefHeight(content.prefWidth(-1));
      return Math.min(Math.ceil(wanted), screen().getHeight() - AROUND)
          + snappedTopInset()
          + snappedBottomInset();
    }
  }
}
