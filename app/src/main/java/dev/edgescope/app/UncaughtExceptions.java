package dev.edgescope.app;

import dev.edgescope.app.text.Words;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.stage.Window;
import org.controlsfx.dialog.ExceptionDialog;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what no code has caught, on whatever thread, to the log and to the user. What repeats
 * itself, as at each frame, is told once, and only one dialog is open at a time.
 */
final class UncaughtExceptions implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(UncaughtExceptions.class);

  private final AtomicBoolean dialogOpen = new AtomicBoolean();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    if (!isNew(failure)) {
      LOG.debug("Again on thread {}", thread.getName(), failure);
      return;
    }
    LOG.error("Uncaught on thread {}", thread.getName(), failure);
    if (!dialogOpen.compareAndSet(false, true)) {
      return;
    }
    try {
      Platform.runLater(() -> show(failure));
    } catch (IllegalStateException e) {
      // No toolkit, so there is nobody to show it to; the console has had it through the log.
      dialogOpen.set(false);
      LOG.debug("No dialog for the failure above", e);
    }
  }

  /** By what it is and where it came from, not by its words, which may have numbers in them. */
  boolean isNew(Throwable failure) {
    return told.add(failure.getClass().getName() + Arrays.toString(failure.getStackTrace()));
  }

  private void show(Throwable failure) {
    Window owner = Window.getWindows().stream().filter(Window::isShowing).findFirst().orElse(null);
    if (owner == null) {
      dialogOpen.set(false);
      return;
    }
    ExceptionDialog dialog = new ExceptionDialog(failure);
    // Its own style sheet would set an icon of another hand in place of ours.
    dialog.getDialogPane().getStylesheets().clear();
    dialog.initOwner(owner);
    dialog.setTitle("Edgescope");
    dialog.setHeaderText(Words.text("window.uncaughtExceptions.aDefectInEdgescope"));
    FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);
    icon.getStyleClass().add("defect-icon");
    dialog.setGraphic(icon);
    Label text = new Label(Words.text("window.uncaughtExceptions.somethingWentWrongThatThe"));
    text.setWrapText(true);
    text.setPrefWidth(480);
    dialog.getDialogPane().setContent(text);
    dialog.setOnHidden(event -> dialogOpen.set(false));
    dialog.show();
  }
}
