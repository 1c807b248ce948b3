package dev.edgescope.app.control;

import atlantafx.base.controls.SelectableTextFlow;
import dev.edgescope.app.text.Words;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;

/**
 * Text in Markdown, to be selected and copied: paragraphs, headings, lists, code and links, with
 * words in bold or italics. A paragraph that begins in bold is an aside. A link is a text too, as
 * only texts can be selected; {@link WebPages} opens it.
 */
public final class MarkdownText extends VBox {
  private static final Parser PARSER = Parser.builder().build();

  /** Pixels that the items of a list stand to the right of what is around it. */
  private static final double INDENT = 16;

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
    MenuItem copy = new MenuItem(Words.text("control.markdownText.copy"));
    copy.setOnAction(event -> flow.copySelectedRangeToClipboard());
    flow.setContextMenu(new ContextMenu(copy));
    getChildren().add(flow);
    return flow;
  }

  /** Writes into the last paragraph. */
  private final class Writer extends AbstractVisitor {
    private SelectableTextFlow flow = new SelectableTextFlow();
    private String style = "words";
    private Optional<String> link = Optional.empty();
    private final Deque<Items> lists = new ArrayDeque<>();

    /** What is said before the next paragraph: the sign of an item that begins with it. */
    private String sign = "";

    @Override
    public void visit(Paragraph paragraph) {
      begin();
      if (paragraph.getFirstChild() instanceof StrongEmphasis && lists.isEmpty()) {
        flow.getStyleClass().add("aside");
      }
      visitChildren(paragraph);
    }

    @Override
    public void visit(Heading heading) {
      begin();
      styled("strong-words", heading);
    }

    @Override
    public void visit(FencedCodeBlock block) {
      code(block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
      code(block.getLiteral());
    }

    @Override
    public void visit(BulletList list) {
      items(new Items(0), list);
    }

    @Override
    public void visit(OrderedList list) {
      items(new Items(Optional.ofNullable(list.getMarkerStartNumber()).orElse(1)), list);
    }

    @Override
    public void visit(ListItem item) {
      sign = lists.getFirst().next();
      visitChildren(item);
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
    public void visit(Link address) {
      link = Optional.of(address.getDestination());
      styled("link-words", address);
      link = Optional.empty();
    }

    @Override
    public void visit(Code code) {
      String before = style;
      style = "code-words";
      write(code.getLiteral());
      style = before;
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
      write(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
      write(" ");
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
      write("\n");
    }

    private void begin() {
      flow = paragraph();
      if (!lists.isEmpty()) {
        flow.getStyleClass().add("item");
        flow.setPadding(new Insets(0, 0, 0, INDENT * lists.size()));
        write(sign);
        sign = "";
      }
    }

    private void code(String lines) {
      begin();
      flow.getStyleClass().add("code");
      style = "code-words";
      write(lines.stripTrailing());
      style = "words";
    }

    private void items(Items list, Node node) {
      lists.push(list);
      visitChildren(node);
      lists.pop();
    }

    private void styled(String other, Node node) {
      String before = style;
      style = other;
      visitChildren(node);
      style = before;
    }

    private void write(String words) {
      if (words.isEmpty()) {
        return;
      }
      Text text = new Text(words);
      text.getStyleClass().add(style);
      link.ifPresent(address -> follow(text, address));
      flow.getChildren().add(text);
    }
  }

  private static void follow(Text text, String address) {
    text.setAccessibleRole(AccessibleRole.HYPERLINK);
    text.setAccessibleText(text.getText());
    text.setFocusTraversable(true);
    text.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.isStillSincePress()) {
            WebPages.of(text).open(address);
          }
        });
    text.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        WebPages.of(text).open(address);
        event.consume();
      }
    });
  }

  /** The signs of the items of a list. */
  private static final class Items {
    private int number;

    /**
     * @param first number; 0 for a list without
     */
    Items(int first) {
      number = first;
    }

    String next() {
      return number == 0 ? "•  " : number++ + ".  ";
    }
  }
}
