package dev.edgescope.app.workspace.story;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.lesson.Lecture;
import dev.edgescope.app.lesson.LessonPlayer;
import dev.edgescope.app.lesson.LessonPlayer.Phase;
import dev.edgescope.app.lesson.LessonStep;
import dev.edgescope.app.lesson.LessonStep.Ask;
import dev.edgescope.app.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a lesson says and asks, above the charts, and the way through it. */
public final class LessonPane extends VBox implements View {
  private static final String HIGHLIGHTED = "lesson-highlight";

  private final Subscriptions life = new Subscriptions();
  private final Lecture lecture;
  private final GuessBoard board;
  private final Label title = new Label();
  private final Label say = new Label();
  private final Label reveal = new Label();
  private final FlowPane answers = new FlowPane();
  private final Button back = new Button(Words.text("workspace.lessonPane.back"));
  private final Button next = new Button(Words.text("workspace.lessonPane.next"));
  private Subscription ofPlayer = Subscription.EMPTY;
  private @Nullable Node highlighted;

  /** Where curves are drawn that are asked for. */
  public interface GuessBoard {
    /** Lets the hand draw in a chart; false where that chart is not there. */
    boolean draw(Ask.Draw curve);

    /** What was drawn stays, and nothing more is drawn. */
    void finish();

    /** What was drawn goes. */
    void clear();
  }

  /**
   * The pane of a lecture.
   *
   * @param board where curves are drawn
   */
  public LessonPane(Lecture lecture, GuessBoard board) {
    this.lecture = lecture;
    this.board = board;
    setId("lesson-pane");
    getStyleClass().add("lesson-pane");
    title.setId("lesson-title");
    title.getStyleClass().add("setting-title");
    say.setId("lesson-say");
    reveal.setId("lesson-reveal");
    for (Label words : List.of(say, reveal)) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
    }
    reveal.getStyleClass().add("lesson-reveal");
    answers.getStyleClass().add("lesson-answers");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = new Button(null, new FontIcon(Feather.X));
    close.setId("lesson-close");
    close.setAccessibleText(Words.text("workspace.lessonPane.leaveTheLesson"));
    close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    close.setOnAction(event -> lecture.close());
    back.setId("lesson-back");
    next.setId("lesson-next");
    next.getStyleClass().add(Styles.ACCENT);
    for (Button way : List.of(back, next)) {
      way.setMinWidth(USE_PREF_SIZE);
    }
    back.setOnAction(event -> onPlayer(LessonPlayer::back));
    next.setOnAction(event -> goOn());
    HBox head = new HBox(title, gap, back, next, close);
    head.getStyleClass().add("lesson-head");
    getChildren().addAll(head, say, answers, reveal);
    life.add(lecture.playerProperty().subscribe(this::follow));
    life.add(() -> ofPlayer.unsubscribe());
  }

  @Override
  public void close() {
    life.end();
    highlight("");
  }

  /** Whether a lesson is open. */
  public boolean isOpen() {
    return lecture.playerProperty().get().isPresent();
  }

  /** The next step, or out of the lesson after the last. */
  public void goOn() {
    onPlayer(player -> {
      if (isLast(player)) {
        lecture.close();
      } else {
        player.next();
      }
    });
  }

  /** The step before. */
  public void goBack() {
    onPlayer(LessonPlayer::back);
  }

  private void onPlayer(Consumer<LessonPlayer> action) {
    lecture.playerProperty().get().ifPresent(action);
  }

  private static boolean isLast(LessonPlayer player) {
    return player.phaseProperty().get() == Phase.DONE
        && player.indexProperty().get() == player.lesson().steps().size() - 1;
  }

  private void follow(Optional<LessonPlayer> player) {
    ofPlayer.unsubscribe();
    ofPlayer = Subscription.EMPTY;
    board.clear();
    setVisible(player.isPresent());
    setManaged(player.isPresent());
    if (player.isEmpty()) {
      highlight("");
      return;
    }
    LessonPlayer open = player.get();
    ofPlayer =
        Subscription.combine(
            open.indexProperty().subscribe(index -> board.clear()),
            open.phaseProperty().subscribe(phase -> show(open)),
            open.indexProperty().subscribe(index -> show(open)));
  }

  private void show(LessonPlayer player) {
    LessonStep step = player.step();
    Phase phase = player.phaseProperty().get();
    int number = player.indexProperty().get() + 1;
    title.setText(
        Words.text(
            "workspace.lessonPane.place",
            player.lesson().title(),
            String.valueOf(number),
            String.valueOf(player.lesson().steps().size())));
    say.setText(step.say());
    highlight(step.highlight());
    boolean asks = phase == Phase.ASKING;
    answers.getChildren().setAll(asks ? ask(player, step.ask().orElseThrow()) : List.of());
    show(answers, asks);
    reveal.setText(phase == Phase.DONE ? revealed(player, step) : "");
    show(reveal, !reveal.getText().isEmpty());
    back.setDisable(!player.hasPrevious());
    next.setDisable(!player.hasNext() && !isLast(player));
    next.setText(
        isLast(player)
            ? Words.text("workspace.lessonPane.end")
            : Words.text("workspace.lessonPane.next"));
    if (!asks) {
      board.finish();
    }
  }

  private static String revealed(LessonPlayer player, LessonStep step) {
    return step.ask()
        .filter(Ask.Choose.class::isInstance)
        .map(Ask.Choose.class::cast)
        .flatMap(choose -> player.answerProperty().get().map(answer -> answer == choose.right()))
        .map(right ->
            right
                ? Words.text("workspace.lessonPane.right", step.reveal())
                : Words.text("workspace.lessonPane.notSo", step.reveal()))
        .orElse(step.reveal());
  }

  private List<Node> ask(LessonPlayer player, Ask ask) {
    List<Node> nodes = new ArrayList<>();
    Label question = new Label(ask.question());
    question.setId("lesson-question");
    question.getStyleClass().add("setting-title");
    nodes.add(question);
    switch (ask) {
      case Ask.Choose choose -> {
        for (int i = 0; i < choose.choices().size(); i++) {
          int number = i;
          Button choice = new Button(choose.choices().get(i));
          choice.setId("lesson-choice-" + i);
          choice.setOnAction(event -> player.choose(number));
          nodes.add(choice);
        }
      }
      case Ask.Draw draw -> {
        board.draw(draw);
        Button drawn = new Button(Words.text("workspace.lessonPane.drawnNowShowIt"));
        drawn.setId("lesson-drawn");
        drawn.getStyleClass().add(Styles.ACCENT);
        drawn.setOnAction(event -> player.finishDrawing());
        nodes.add(drawn);
      }
    }
    return nodes;
  }

  private static void show(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }

  private void highlight(String id) {
    if (highlighted != null) {
      highlighted.getStyleClass().remove(HIGHLIGHTED);
    }
    highlighted = id.isEmpty() || getScene() == null ? null : find(id);
    if (highlighted != null) {
      highlighted.getStyleClass().add(HIGHLIGHTED);
    }
  }

  /** While a room looks on, controls are those at its foot. */
  private @Nullable Node find(String id) {
    Node foot = getScene().getRoot().lookup("#foot-" + id);
    return foot != null && foot.isVisible() && foot.getParent().isVisible()
        ? foot
        : getScene().getRoot().lookup("#" + id);
  }
}
