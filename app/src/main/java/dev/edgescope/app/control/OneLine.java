package dev.edgescope.app.control;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.text.Text;

/**
 * One line of words, whatever its width: the first of some texts that fits, or as many words of the
 * last as do.
 */
public final class OneLine extends Label {
  private static final String MORE = "…";

  private final Text ruler = new Text();
  private List<String> texts = List.of("");

  public OneLine() {
    setEllipsisString(MORE);
    setMinWidth(0);
    setPrefWidth(0);
    setMaxWidth(Double.MAX_VALUE);
    widthProperty().addListener(property -> choose());
    fontProperty().addListener(property -> choose());
  }

  /**
   * What it says.
   *
   * @param newTexts the longest first, at least one
   */
  public void setTexts(List<String> newTexts) {
    texts = List.copyOf(newTexts);
    choose();
  }

  private void choose() {
    setAccessibleText(texts.getFirst());
    setText(texts.stream().filter(this::fits).findFirst().orElseGet(this::beginning));
  }

  private boolean fits(String text) {
    ruler.setFont(getFont());
    ruler.setText(text);
    return Math.ceil(ruler.getLayoutBounds().getWidth()) <= getWidth();
  }

  private String beginning() {
    String text = texts.getLast();
    int end = text.lastIndexOf(' ');
    while (end > 0 && !fits(text.substring(0, end) + " " + MORE)) {
      end = text.lastIndexOf(' ', end - 1);
    }
    return end > 0 ? text.substring(0, end) + " " + MORE : "";
  }
}
