package dev.edgescope.app.workspace;

import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.export.FigureImage;
import dev.edgescope.app.export.FigureSize;
import dev.edgescope.app.pen.Drawing;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.concurrent.Task;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
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

  /** What the Java platform gives its jobs to on Linux, wherever it looks for printers. */
  private static final Path SPOOLER = Path.of("/usr/bin/lpr");

  private final BackgroundTasks tasks;
  private final Outcome outcome;

  FigurePrinter(BackgroundTasks tasks, Outcome outcome) {
    this.tasks = tasks;
    this.outcome = outcome;
  }

  /**
   * Asks for a printer and gives it the figure, in the middle of a page.
   *
   * @param title what the job is called
   */
  void print(Drawing drawing, FigureSize size, String title, Window owner) {
    run(
        Words.text("workspace.figurePrinter.lookingForAPrinter"),
        FigurePrinter::newJob,
        job -> ask(job, drawing, size, title, owner));
  }

  /** With the printer of the system's choice, or any where it has not chosen; null without one. */
  private static @Nullable PrinterJob newJob() {
    PrinterJob job = PrinterJob.createPrinterJob();
    if (job != null) {
      return job;
    }
    Iterator<Printer> printers = Printer.getAllPrinters().iterator();
    return printers.hasNext() ? PrinterJob.createPrinterJob(printers.next()) : null;
  }

  /**
   * Why nothing can be printed though there is a printer: a job that finds no spooler ends without
   * a word.
   *
   * @param system its name, as Java has it
   */
  static Optional<String> missingSpooler(String system, Path spooler) {
    return system.equals("Linux") && !Files.isExecutable(spooler)
        ? Optional.of(Words.text("workspace.figurePrinter.noSpooler", spooler.toString()))
        : Optional.empty();
  }

  private void ask(
      @Nullable PrinterJob job, Drawing drawing, FigureSize size, String title, Window owner) {
    if (job == null) {
      outcome.refused(Words.text("workspace.figurePrinter.theSystemKnowsOfNo"));
      return;
    }
    Optional<String> missing = missingSpooler(System.getProperty("os.name"), SPOOLER);
    if (missing.isPresent()) {
      job.cancelJob();
      outcome.refused(missing.get());
      return;
    }
    job.getJobSettings().setJobName(title);
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
    Image image;
    try {
      image = FigureImage.of(drawing, DOTS_PER_INCH, progress -> {});
    } catch (InterruptedIOException e) {
      job.cancelJob();
      throw e;
    }
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
    // Not within the event, in which the task is over: a dialog keeps it waiting.
    task.setOnSucceeded(event -> Platform.runLater(() -> then.accept(task.getValue())));
    task.setOnCancelled(event -> outcome.done(Words.text("workspace.figurePrinter.cancelled")));
    task.setOnFailed(event ->
        outcome.refused(
            Words.text(
                "workspace.figurePrinter.theFigureCouldNotBe",
                String.valueOf(task.getException().getMessage()))));
    tasks.run(task);
  }
}
