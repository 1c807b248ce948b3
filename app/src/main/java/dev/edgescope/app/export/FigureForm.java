package dev.edgescope.app.export;

import dev.edgescope.app.chart.Reel;
import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.pen.SvgPen.Letters;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.SettingText;
import dev.edgescope.app.text.Words;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** How the next figure is written, as it is being set. It is remembered from one to the next. */
public final class FigureForm {
  private final SettingModel<FigureFormat> format =
      new SettingModel<>(FigureOptions.FIRST.format(), named(FigureFormat::name));
  private final SettingModel<Double> width = millimetres(FigureOptions.FIRST.size().width());
  private final SettingModel<Double> height = millimetres(FigureOptions.FIRST.size().height());
  private final SettingModel<Double> type =
      new SettingModel<>(
          FigureOptions.FIRST.size().type(),
          number(FigureSize.SMALLEST_TYPE, FigureSize.LARGEST_TYPE));
  private final SettingModel<Integer> resolution =
      new SettingModel<>(
          FigureOptions.FIRST.resolution(), whole(FigureOptions.COARSEST, FigureOptions.FINEST));
  private final SettingModel<FigureTheme> theme =
      new SettingModel<>(FigureOptions.FIRST.theme(), named(FigureTheme::title));
  private final SettingModel<Letters> letters =
      new SettingModel<>(FigureOptions.FIRST.letters(), named(FigureForm::title));
  private final SettingModel<Integer> seconds =
      new SettingModel<>(FigureOptions.FIRST.seconds(), whole(1, Reel.LONGEST));
  private final BooleanProperty withData = new SimpleBooleanProperty(this, "withData", false);
  private final ObservableSet<String> leftOut = FXCollections.observableSet();

  public SettingModel<FigureFormat> format() {
    return format;
  }

  /** In millimetres. */
  public SettingModel<Double> width() {
    return width;
  }

  /** In millimetres. */
  public SettingModel<Double> height() {
    return height;
  }

  /** In points. */
  public SettingModel<Double> type() {
    return type;
  }

  /** In dots per inch. */
  public SettingModel<Integer> resolution() {
    return resolution;
  }

  public SettingModel<FigureTheme> theme() {
    return theme;
  }

  public SettingModel<Letters> letters() {
    return letters;
  }

  /** How far a moving picture reaches back. */
  public SettingModel<Integer> seconds() {
    return seconds;
  }

  /** Whether the table and the script go along. */
  public BooleanProperty withDataProperty() {
    return withData;
  }

  /** The names of the curves that are not in the figure. */
  public ObservableSet<String> leftOut() {
    return leftOut;
  }

  /** Takes over a size with its type and its resolution. */
  public void take(FigurePaper paper) {
    width.set(paper.size().width());
    height.set(paper.size().height());
    type.set(paper.size().type());
    resolution.set(paper.resolution());
  }

  /** What the size was made for; empty for a size of its own. */
  public Optional<FigurePaper> paper() {
    FigureSize size = options().size();
    return Stream.of(FigurePaper.values()).filter(paper -> paper.size().equals(size)).findFirst();
  }

  /** Whether all that is typed can be read. */
  public boolean isValid() {
    return Stream.of(width, height, type, resolution, seconds)
        .allMatch(setting -> setting.validProperty().get());
  }

  /** As it stands; of what cannot be read the last that could. */
  public FigureOptions options() {
    return new FigureOptions(
        format.get(),
        new FigureSize(width.get(), height.get(), type.get()),
        resolution.get(),
        theme.get(),
        letters.get(),
        seconds.get(),
        withData.get());
  }

  /** The size in words: on paper, and in pixels where the file has any. */
  public String summary() {
    FigureOptions options = options();
    String paper =
        Words.text(
            "files.figureForm.paper",
            NumberText.setting(options.size().width()),
            NumberText.setting(options.size().height()));
    return options.hasPixels()
        ? Words.text(
            "files.figureForm.pixels",
            paper,
            NumberText.step(options.pixelsWide()),
            NumberText.step(options.pixelsHigh()))
        : paper;
  }

  private static String title(Letters letters) {
    return switch (letters) {
      case TEXT -> Words.text("files.figureForm.text");
      case OUTLINES -> Words.text("files.figureForm.outlines");
    };
  }

  private static SettingModel<Double> millimetres(double initial) {
    return new SettingModel<>(initial, number(FigureSize.SMALLEST, FigureSize.LARGEST));
  }

  private static SettingFormat<Double> number(double least, double most) {
    return SettingFormat.of(NumberText::setting, text -> SettingText.number(text, least, most));
  }

  private static SettingFormat<Integer> whole(int least, int most) {
    return SettingFormat.of(
        value -> value.toString(), text -> SettingText.whole(text, least, most));
  }

  /** Of what is chosen from a list and never typed. */
  private static <T> SettingFormat<T> named(Function<T, String> title) {
    return SettingFormat.of(
        title,
        text -> {
          throw new UnsupportedOperationException("\"" + text + "\" is chosen from a list");
        });
  }
}
