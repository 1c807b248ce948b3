package dev.edgescope.app.sweep;

import dev.edgescope.app.text.SettingText;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which members a search finds. It is made of parts with spaces between them, all of which must
 * hold: {@code final_loss<0.1} or {@code learningRate>=0.2} compares a column, {@code
 * batchSize=full} its word, and any other word must be in one of the row's entries.
 */
public final class MemberFilter {
  private static final Pattern COMPARISON = Pattern.compile("([A-Za-z_]+)(<=|>=|<|>|=)(.+)");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private MemberFilter() {}

  /** What holds for the members that are found; for all of them where the search is blank. */
  public static Predicate<MemberOutcome> of(String search, List<MemberColumn> columns) {
    List<Predicate<MemberOutcome>> parts = new ArrayList<>();
    for (String part : SPACES.split(search.strip(), -1)) {
      if (!part.isEmpty()) {
        parts.add(part(part, columns));
      }
    }
    return outcome -> parts.stream().allMatch(part -> part.test(outcome));
  }

  private static Predicate<MemberOutcome> part(String part, List<MemberColumn> columns) {
    Matcher comparison = COMPARISON.matcher(part);
    if (comparison.matches()) {
      for (MemberColumn column : columns) {
        if (column.name().equalsIgnoreCase(comparison.group(1))) {
          return compare(column, comparison.group(2), comparison.group(3));
        }
      }
    }
    String word = part.toLowerCase(Locale.ROOT);
    return outcome ->
        columns.stream()
            .anyMatch(
                column -> column.words().apply(outcome).toLowerCase(Locale.ROOT).contains(word));
  }

  private static Predicate<MemberOutcome> compare(MemberColumn column, String sign, String limit) {
    OptionalDouble written = SettingText.written(limit);
    if (written.isEmpty()) {
      // A word: only whether it is this one can be asked.
      return outcome -> sign.equals("=") && column.words().apply(outcome).equalsIgnoreCase(limit);
    }
    double number = written.getAsDouble();
    return outcome -> {
      double value = column.number().applyAsDouble(outcome);
      return switch (sign) {
        case "<" -> value < number;
        case "<=" -> value <= number;
        case ">" -> value > number;
        case ">=" -> value >= number;
        default -> value == number;
      };
    };
  }
}
