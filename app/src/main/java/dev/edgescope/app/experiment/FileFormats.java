package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.data.ImageLayout;
import dev.edgescope.engine.data.picture.CifarLabels;
import dev.edgescope.engine.data.table.Column;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of files, in the words of the window, shown and read. */
public final class FileFormats {
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

  /** A name or a number; the last column has a word of its own. */
  static final SettingFormat<Optional<Column>> LABEL =
      SettingFormat.of(
          column -> column.map(FileFormats::text).orElse("last"),
          text ->
              text.isBlank() || text.strip().equals("last")
                  ? Optional.empty()
                  : Optional.of(column(text)));

  static final SettingFormat<List<Column>> LEFT_OUT =
      SettingFormat.of(
          columns ->
              columns.isEmpty()
                  ? "none"
                  : columns.stream().map(FileFormats::text).collect(Collectors.joining(", ")),
          text ->
              text.strip().equals("none")
                  ? List.of()
                  : parts(text).map(FileFormats::column).toList());

  static final SettingFormat<List<String>> ARRAYS =
      SettingFormat.of(
          names -> names.isEmpty() ? "usual" : String.join(", ", names), FileFormats::arrays);

  /** Whether the first line has names. */
  public static final SettingFormat<Optional<Boolean>> HEADER =
      SettingFormat.choice(
          FileForm.HEADERS,
          header ->
              header
                  .map(names ->
                      names
                          ? Words.text("experiment.fileFormats.names")
                          : Words.text("experiment.fileFormats.anExample"))
                  .orElse(Words.text("experiment.fileFormats.byItsCells")));

  /** Of images with channels. */
  public static final SettingFormat<Optional<ImageLayout>> LAYOUT =
      SettingFormat.choice(
          FileForm.LAYOUTS,
          layout ->
              layout
                  .map(order ->
                      switch (order) {
                        case CHW -> Words.text("experiment.fileFormats.channelsFirst");
                        case HWC -> Words.text("experiment.fileFormats.channelsLast");
                      })
                  .orElse(Words.text("experiment.fileFormats.byTheShape")));

  /** Of labels that are numbers. */
  public static final SettingFormat<Boolean> RENUMBER =
      SettingFormat.choice(
          List.of(false, true),
          renumber ->
              renumber
                  ? Words.text("experiment.fileFormats.numberedFromZero")
                  : Words.text("experiment.fileFormats.asInTheFile"));

  /** Of CIFAR-100. */
  public static final SettingFormat<CifarLabels> CIFAR_LABELS =
      SettingFormat.choice(
          List.of(CifarLabels.FINE, CifarLabels.COARSE),
          labels ->
              switch (labels) {
                case TEN -> Words.text("experiment.fileFormats.tenClasses");
                case FINE -> Words.text("experiment.fileFormats.hundredClasses");
                case COARSE -> Words.text("experiment.fileFormats.twentyClasses");
              });

  private FileFormats() {}

  private static List<String> arrays(String text) {
    if (text.isBlank() || text.strip().equals("usual")) {
      return List.of();
    }
    List<String> names = parts(text).toList();
    if (names.size() != 2 && names.size() != 4) {
      throw Setting.ARRAYS.reject("\"" + text.strip() + "\" is not two names, or four");
    }
    return names;
  }

  private static Stream<String> parts(String text) {
    return Pattern.compile(",").splitAsStream(text).map(String::strip).filter(s -> !s.isEmpty());
  }

  private static Column column(String text) {
    String name = text.strip();
    return NUMBER.matcher(name).matches()
        ? new Column.Numbered(Integer.parseInt(name))
        : new Column.Named(name);
  }

  private static String text(Column column) {
    return switch (column) {
      case Column.Named(String name) -> name;
      case Column.Numbered(int number) -> String.valueOf(number);
    };
  }
}
