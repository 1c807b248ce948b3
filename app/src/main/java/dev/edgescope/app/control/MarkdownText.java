package dev.edgescope.app.control;

import atlantafx.base.controls.SelectableTextFlow;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Emphasis;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;

/**
 * Text in Markdown: paragraphs with words in bold or italics, to be selected and copied. A
 * paragraph that begins in bold is an aside.
 */
public final class MarkdownText extends VBox {
  private static final Parser PARSER = Parser.builder().build();

  /** Nothing, until it is {@link #show shown} a text. */
  public MarkdownText() {
    getStyleClass().add("markdown");
  }

  /** Shows a text in the place of the last one. */
  public void show(String markdown) {
    getChildren().clear();
    PARSER.parse(markdown).accept(new Writer());
  }

  private SelectableTextFlow paragraph() {
    SelectableTextFlow flow = new SelectableTextFlow();
    MenuItem copy = new MenuItem("Copy");
    copy.setOnAction(event -> flow.copySelectedRangeToClipboard());
    flow.setContextMenu(new ContextMenu(copy));
    getChildren().add(flow);
    return flow;
  }

  /** Writes into the last paragraph. */
  private final class Writer extends AbstractVisitor {
    private SelectableTextFlow flow = new SelectableTextFlow();
    private String style = "words";

    @Override
    public void visit(Paragraph paragraph) {
      flow = paragraph();
      if (paragraph.getFirstChild() instanceof StrongEmphasis) {
        flow.getStyleClass().add("aside");
      }
      visitChildren(paragraph);
    }

    @Override
    public void visit(StrongEmphasis strong) {
      styled("strong-words", strong);
    }

    @Override
    public void visit(Emphasis emphasis) {
      styled("emphasised-words", emphasis);
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
      write(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      write(" ");
    }

    private void styled(String other, Node node) {
      style = other;
      visitChildren(node);
      style = "words";
    }

    private void write(String words) {
      Text text = new Text(words);
      text.getStyleClass().add(style);
      flow.getChildren().add(text);
    }
  }
}
