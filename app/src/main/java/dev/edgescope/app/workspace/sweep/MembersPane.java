package dev.edgescope.app.workspace.sweep;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.sweep.MemberColumn;
import dev.edgescope.app.sweep.MemberFilter;
import dev.edgescope.app.sweep.PlaneModel;
import dev.edgescope.app.sweep.SweepResults;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The members of a sweep as a table that sorts and filters. */
final class MembersPane extends VBox implements View {
  private static final long BETWEEN_READINGS = 500_000_000;
  private static final double WIDTH = 116;
  private static final double WIDE = 184;

  private final Subscriptions life = new Subscriptions();
  private final PlaneModel model;
  private final ObservableList<MemberOutcome> all = FXCollections.observableArrayList();
  private final FilteredList<MemberOutcome> found = new FilteredList<>(all);
  private final TableView<MemberOutcome> table = new TableView<>();
  private final TextField search = new TextField();
  private final CheckBox differences =
      new CheckBox(Words.text("sweep.membersPane.differencesOnly"));
  private final Label count = new Label();
  private @Nullable SweepResults shown;
  private List<MemberColumn> columns = List.of();
  private long shownRevision = -1;
  private long shownAt;

  MembersPane(PlaneModel model) {
    this.model = model;
    getStyleClass().add("members");
    SortedList<MemberOutcome> sorted = new SortedList<>(found);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setId("members");
    table.setAccessibleText(Words.text("sweep.membersPane.membersOfTheSweep"));
    table.getStyleClass().addAll(Styles.DENSE, Styles.STRIPED);
    table.setPlaceholder(new Label(Words.text("sweep.membersPane.membersComeHereAsThey")));
    search.setId("members-search");
    search.setPromptText(Words.text("sweep.membersPane.wordsOrFinalLoss0"));
    search.setAccessibleText(Words.text("sweep.membersPane.findMembers"));
    HBox.setHgrow(search, Priority.ALWAYS);
    differences.setId("members-differences");
    differences.setSelected(true);
    count.setId("members-count");
    count.getStyleClass().add(Styles.TEXT_MUTED);
    search.textProperty().addListener(property -> filter());
    differences.selectedProperty().addListener(property -> fillColumns());
    HBox head = new HBox(search, differences, count);
    head.getStyleClass().add("members-head");
    head.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(head, table);
    life.add(model.choiceProperty().subscribe(choice -> shownRevision = -1));
  }

  @Override
  public void close() {
    life.end();
    all.clear();
  }

  /** Takes over the members that have come since, a few times a second. */
  void pulse() {
    SweepResults results = model.results().orElse(null);
    long now = System.nanoTime();
    if (results == null || !isVisible()) {
      return;
    }
    boolean other = !results.equals(shown);
    boolean grown = results.revision() != shownRevision && now - shownAt >= BETWEEN_READINGS;
    if (!other && !grown) {
      return;
    }
    shown = results;
    shownRevision = results.revision();
    shownAt = now;
    all.setAll(
        IntStream.range(0, results.size())
            .mapToObj(results::outcome)
            .flatMap(outcome -> outcome.stream())
            .toList());
    if (other) {
      columns = MemberColumn.of(results);
    }
    fillColumns();
    filter();
  }

  private void filter() {
    found.setPredicate(MemberFilter.of(search.getText(), columns));
    String members = Words.count("sweep.membersPane.all", all.size());
    count.setText(
        found.size() == all.size()
            ? members
            : Words.text("sweep.membersPane.found", NumberText.step(found.size()), members));
  }

  private void fillColumns() {
    List<MemberColumn> wanted =
        columns.stream()
            .filter(column -> !differences.isSelected() || column.differs(all))
            .toList();
    List<String> before = table.getColumns().stream().map(TableColumn::getText).toList();
    // The order of the user, and what is sorted by, stay while nothing has come or gone.
    if (!before.equals(wanted.stream().map(MemberColumn::title).toList())) {
      table.getColumns().setAll(wanted.stream().map(MembersPane::column).toList());
    }
  }

  private static TableColumn<MemberOutcome, MemberOutcome> column(MemberColumn from) {
    TableColumn<MemberOutcome, MemberOutcome> column = new TableColumn<>(from.title());
    column.setId("members-" + from.name());
    column.setPrefWidth(from.name().equals("regime") ? WIDE : WIDTH);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(view ->
        new TableCell<>() {
          @Override
          protected void updateItem(@Nullable MemberOutcome outcome, boolean empty) {
            super.updateItem(outcome, empty);
            setText(empty || outcome == null ? null : from.words().apply(outcome));
          }
        });
    // Numbers by their size, what has none by its words.
    column.setComparator(
        Comparator.<MemberOutcome>comparingDouble(from.number()).thenComparing(from.words()));
    return column;
  }
}
