package dev.edgescope.engine.data.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A column of a table, as a person names it. */
public sealed interface Column {

  /** By its name in the first line. */
  record Named(String name) implements Column {
    @Override
    public String shown() {
      return "\"" + name + "\"";
    }
  }

  /** By its number, counted from 1. */
  record Numbered(int number) implements Column {
    @Override
    public String shown() {
      return String.valueOf(number);
    }
  }

  /** As a configuration file writes it. */
  String shown();

  /** Its index among the columns; empty if there is no such column, or more than one. */
  default OptionalInt in(int columns, Optional<List<String>> names) {
    return switch (this) {
      case Numbered(int number) ->
          number >= 1 && number <= columns ? OptionalInt.of(number - 1) : OptionalInt.empty();
      case Named(String name) -> {
        List<String> held = names.orElse(List.of());
        int[] found =
            IntStream.range(0, held.size())
                .filter(i -> held.get(i).strip().equals(name.strip()))
                .toArray();
        yield found.length == 1 ? OptionalInt.of(found[0]) : OptionalInt.empty();
      }
    };
  }
}
