package dev.edgescope.app.catalogue;

import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Quantity;
import java.util.Optional;

/**
 * A quantity in words. They are in the bundle, below its key: title, formula and sentence.
 *
 * @param quantity the one that gives it its title; empty where it has one of its own
 * @param name its title where another program has named it
 */
public record Term(String key, Optional<Quantity> quantity, Optional<String> name) {

  /** One with a title of its own. */
  static Term of(String key) {
    return new Term(key, Optional.empty(), Optional.empty());
  }

  /** One with the name of a quantity for a title. */
  static Term of(Quantity quantity, String key) {
    return new Term(key, Optional.of(quantity), Optional.empty());
  }

  /** One that another program has named. */
  static Term named(String name, String key) {
    return new Term(key, Optional.empty(), Optional.of(name));
  }

  /** Its name, as a chart has it for a title. */
  public String title() {
    return name.or(() -> quantity.map(EngineWords::of)).orElseGet(() -> Words.text(key + ".title"));
  }

  /** How it is written. */
  public String formula() {
    return Words.text(key + ".formula");
  }

  /** What it is and what it tells, in one sentence. */
  public String sentence() {
    return Words.text(key + ".sentence");
  }

  /** All of it, as a tooltip says it. */
  public String explanation() {
    return formula() + "\n" + sentence();
  }
}
