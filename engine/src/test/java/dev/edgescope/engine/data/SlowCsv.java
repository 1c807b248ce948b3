package dev.edgescope.engine.data;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A table without quotation marks, read line by line and split, its numbers as decimal fractions
 * and the words of its last column as classes in alphabetical order: what {@link
 * dev.edgescope.engine.data.table.CsvReader} is compared with where it takes a file.
 */
final class SlowCsv {
  private static final Pattern LINE_BREAK = Pattern.compile("\r\n|\r|\n");

  private SlowCsv() {}

  static String text(byte[] file) {
    if (starts(file, 0xef, 0xbb, 0xbf)) {
      return text(file, 3, StandardCharsets.UTF_8);
    }
    if (starts(file, 0xff, 0xfe)) {
      return text(file, 2, StandardCharsets.UTF_16LE);
    }
    return starts(file, 0xfe, 0xff)
        ? text(file, 2, StandardCharsets.UTF_16BE)
        : text(file, 0, StandardCharsets.UTF_8);
  }

  static double[][] read(String text) {
    List<String> lines =
        new ArrayList<>(LINE_BREAK.splitAsStream(text).filter(line -> !line.isEmpty()).toList());
    String first = lines.getFirst();
    String separator = first.indexOf('\t') >= 0 ? "\t" : first.indexOf(';') >= 0 ? ";" : ",";
    if (first.strip().toLowerCase(Locale.ROOT).matches("sep=[,;\t]?")) {
      String named = lines.removeFirst().strip();
      separator = named.length() > 4 ? named.substring(4) : "\t";
    }
    List<String[]> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(line.split(Pattern.quote(separator), -1));
    }
    if (Arrays.stream(rows.getFirst()).noneMatch(SlowCsv::isNumber)) {
      rows.removeFirst();
    }
    int last = rows.getFirst().length - 1;
    List<String> labels = rows.stream().map(row -> row[last].strip()).toList();
    if (!isNumber(labels.getFirst())) {
      List<String> classes = labels.stream().distinct().sorted().toList();
      rows.forEach(row -> row[last] = String.valueOf(classes.indexOf(row[last].strip())));
    }
    return rows.stream()
        .map(row -> Arrays.stream(row).mapToDouble(SlowCsv::number).toArray())
        .toArray(double[][]::new);
  }

  private static boolean isNumber(String cell) {
    try {
      number(cell);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static double number(String cell) {
    String text = cell.strip();
    // A decimal fraction takes the digits of any script, a table those of ASCII.
    if (!text.matches("\\p{ASCII}*")) {
      throw new NumberFormatException(text);
    }
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    // A decimal fraction has no room for an exponent of more digits, of which a double has zero.
    boolean tiny = exponent > 0 && text.substring(exponent + 1).matches("-\\d{9,}");
    BigDecimal exact = new BigDecimal(tiny ? text.substring(0, exponent) : text);
    double size = tiny ? 0 : exact.abs().doubleValue();
    // Zero has a sign as a double only.
    return text.startsWith("-") ? -size : size;
  }

  private static boolean starts(byte[] file, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (file.length <= i || (file[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] file, int from, Charset charset) {
    return new String(file, from, file.length - from, charset);
  }
}
