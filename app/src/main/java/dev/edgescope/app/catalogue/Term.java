package dev.edgescope.app.catalogue;

/**
 * A quantity in words.
 *
 * @param title its name, as a chart has it for a title
 * @param formula how it is written
 * @param sentence what it is and what it tells, in one sentence
 */
public record Term(String title, String formula, String sentence) {

  /** All of it, as a tooltip says it. */
  public String explanation() {
    return formula.isEmpty() ? sentence : formula + "\n" + sentence;
  }
}
