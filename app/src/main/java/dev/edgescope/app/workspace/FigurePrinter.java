package dev.edgescope.app.workspace;

import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.export.FigureImage;
import dev.edgescope.app.export.FigureSize;
import dev.edgescope.app.pen.Drawing;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.concurrent.Task;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.PrinterJob;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Prints figures at the size that they were given. Printers are asked and fed beside the window's
 * thread: either may take seconds.
 */
final class FigurePrinter {
  private static final int DOTS_PER_INCH = 600;
  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

  private final BackgroundTasks tasks;
  private final Outcome outcome;

  FigurePrinter(BackgroundTasks tasks, Outcome outcome) {
    this.tasks = tasks;
    this.outcome = outcome;
  }

  /** Asks for a printer and gives it the figure, in the middle of a page. */
  void print(Drawing drawing, FigureSize size, Window owner) {
    run(
        Words.text("workspace.figurePrinter.lookingForAPrinter"),
        PrinterJob::createPrinterJob,
        job -> ask(job, drawing, size, owner));
  }

  private void ask(@Nullable PrinterJob job, Drawing drawing, FigureSize size, Window owner) {
    if (job == null) {
      outcome.refused(Words.text("workspace.figurePrinter.theSystemKnowsOfNo"));
      return;
    }
    if (!job.showPrintDialog(owner)) {
      job.cancelJob();
      return;
    }
    PageLayout page = layout(job, size);
    if (!fits(page, size)) {
      job.cancelJob();
      outcome.refused(
          Words.text(
              "workspace.figurePrinter.tooLarge",
              NumberText.setting(size.width()),
              NumberText.setting(size.height()),
              String.format(Locale.ROOT, "%.0f", page.getPrintableWidth() / POINTS_PER_MILLIMETRE),
              String.format(
                  Locale.ROOT, "%.0f", page.getPrintableHeight() / POINTS_PER_MILLIMETRE)));
      return;
    }
    run(
        Words.text("workspace.figurePrinter.printing"),
        () -> print(job, page, drawing, size),
        this::tell);
  }

  /** Not on the JavaFX thread, which draws meanwhile. */
  private static boolean print(PrinterJob job, PageLayout page, Drawing drawing, FigureSize size)
      throws IOException {
    Image image = FigureImage.of(drawing, DOTS_PER_INCH, progress -> {});
    ImageView view = new ImageView(image);
    double width = size.width() * POINTS_PER_MILLIMETRE;
    double height = size.height() * POINTS_PER_MILLIMETRE;
    view.setFitWidth(width);
    view.setFitHeight(height);
    view.setTranslateX((page.getPrintableWidth() - width) / 2);
    view.setTranslateY((page.getPrintableHeight() - height) / 2);
    return job.printPage(page, view) && job.endJob();
  }

  private void tell(Boolean printed) {
    if (printed) {
      outcome.done(Words.text("workspace.figurePrinter.theFigureHasBeenGiven"));
    } else {
      outcome.refused(Words.text("workspace.figurePrinter.thePrinterDidNotTake"));
    }
  }

  /** Upright where it fits, otherwise across. */
  private static PageLayout layout(PrinterJob job, FigureSize size) {
    PageLayout chosen = job.getJobSettings().getPageLayout();
    PageOrientation other =
        chosen.getPageOrientation() == PageOrientation.PORTRAIT
            ? PageOrientation.LANDSCAPE
            : PageOrientation.PORTRAIT;
    PageLayout turned =
        job.getPrinter()
            .createPageLayout(
                chosen.getPaper(),
                other,
                chosen.getLeftMargin(),
                chosen.getRightMargin(),
                chosen.getTopMargin(),
                chosen.getBottomMargin());
    return !fits(chosen, size) && fits(turned, size) ? turned : chosen;
  }

  private static boolean fits(PageLayout page, FigureSize size) {
    return size.width() * POINTS_PER_MILLIMETRE <= page.getPrintableWidth()
        && size.height() * POINTS_PER_MILLIMETRE <= page.getPrintableHeight();
  }

  private <T extends @Nullable Object> void run(String title, Callable<T> work, Consumer<T> then) {
    Task<T> task =
        new Task<>() {
          {
            updateTitle(title);
          }

          @Override
          protected T call() throws Exception {
            return work.call();
          }
        };
    task.setOnSucceeded(event -> then.accept(task.getValue()));
    task.setOnFailed(
        event ->
            outcome.refused(
                Words.text(
                    "workspace.figurePrinter.theFigureCouldNotBe",
                    String.valueOf(task.getException().getMessage()))));
    tasks.run(task);
  }
}
