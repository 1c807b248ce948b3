package dev.edgescope.app.workspace.library;

import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/**
 * The runs of the library with their settings: sorted by any column, and put together by what they
 * have in common. A run that is read anew stays the same row.
 */
final class LibraryTable extends TreeTableView<LibraryRow> implements View {
  private static final double NAME = 240;

  private final Subscriptions life = new Subscriptions();
  private final LibraryModel model;
  private final Map<Path, TreeItem<LibraryRow>> runs = new HashMap<>();
  private final Map<String, TreeItem<LibraryRow>> groups = new HashMap<>();
  private final ReadOnlyObjectWrapper<List<LibraryRun>> chosen =
      new ReadOnlyObjectWrapper<>(this, "chosen", List.of());
  private boolean arranging;

  LibraryTable(LibraryModel model, ObservableValue<Appearance> appearance) {
    this.model = model;
    setId("runs");
    setAccessibleText(Words.text("library.libraryView.runs"));
    setShowRoot(false);
    setRoot(new TreeItem<>());
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    getColumns().add(names(appearance));
    for (LibraryColumn column : LibraryColumn.values()) {
      getColumns().add(column(column));
    }
    widthProperty().subscribe(width -> makeRoom(width.doubleValue()));
    setSortPolicy(table -> {
      arrange();
      return true;
    });
    ListChangeListener<LibraryRun> found = change -> arrange();
    model.found().addListener(found);
    life.add(() -> model.found().removeListener(found));
    life.add(model.groupingProperty().subscribe(grouping -> arrange()));
    life.add(appearance.subscribe(value -> refresh()));
    getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<TreeItem<LibraryRow>>) change -> choose());
  }

  @Override
  public void close() {
    life.end();
  }

  /** What is chosen, that of a group with it. */
  ReadOnlyObjectProperty<List<LibraryRun>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** Chooses a run, and no other. */
  void select(LibraryRun run) {
    TreeItem<LibraryRow> item = runs.get(run.file());
    if (item != null) {
      getSelectionModel().clearSelection();
      getSelectionModel().select(item);
    }
  }

  private TreeTableColumn<LibraryRow, LibraryRow> names(ObservableValue<Appearance> appearance) {
    TreeTableColumn<LibraryRow, LibraryRow> column =
        new TreeTableColumn<>(Words.text("library.libraryTable.run"));
    column.setCellFactory(view -> new LibraryCell(appearance));
    column.setMinWidth(NAME);
    return finish(
        column,
        "library-name",
        Comparator.comparing(
            row ->
                row instanceof LibraryRow.Group(String title, List<LibraryRun> _)
                    ? title
                    : row.runs().getFirst().title(),
            String.CASE_INSENSITIVE_ORDER));
  }

  private static TreeTableColumn<LibraryRow, LibraryRow> column(LibraryColumn from) {
    TreeTableColumn<LibraryRow, LibraryRow> column = new TreeTableColumn<>(from.title());
    column.setMinWidth(from.width());
    column.setMaxWidth(from.width());
    column.setUserData(from);
    column.setCellFactory(view ->
        new TreeTableCell<>() {
          @Override
          protected void updateItem(@Nullable LibraryRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : from.of(row.runs()));
          }
        });
    return finish(
        column,
        "library-" + from.name().toLowerCase(Locale.ROOT),
        Comparator.comparing(row -> row.runs().getFirst(), from.order()));
  }

  private static TreeTableColumn<LibraryRow, LibraryRow> finish(
      TreeTableColumn<LibraryRow, LibraryRow> column, String id, Comparator<LibraryRow> order) {
    column.setId(id);
    column.setReorderable(false);
    column.setComparator(order);
    column.setCellValueFactory(row -> row.getValue().valueProperty());
    return column;
  }

  /** The name is worth more than what its line says, too. */
  private void makeRoom(double width) {
    for (TreeTableColumn<LibraryRow, ?> column : getColumns()) {
      if (column.getUserData() instanceof LibraryColumn from) {
        column.setVisible(width >= from.room());
      }
    }
  }

  private void arrange() {
    if (arranging) {
      return;
    }
    arranging = true;
    List<TreeItem<LibraryRow>> before = List.copyOf(getSelectionModel().getSelectedItems());
    List<TreeItem<LibraryRow>> top = new ArrayList<>();
    List<LibraryRun> found = List.copyOf(model.found());
    Grouping grouping = model.groupingProperty().get();
    List<LibraryRow.Group> grouped =
        grouping instanceof Grouping.None ? List.of() : grouping.groups(found);
    for (LibraryRow.Group group : grouped) {
      TreeItem<LibraryRow> item =
          groups.computeIfAbsent(group.title(), title -> new TreeItem<>(group));
      set(item, group);
      fill(item, group.runs().stream().map(this::item).toList());
      top.add(item);
    }
    for (LibraryRun run : found) {
      if (grouped.stream().noneMatch(group -> group.runs().contains(run))) {
        top.add(item(run));
      }
    }
    runs.keySet().retainAll(found.stream().map(LibraryRun::file).toList());
    groups.keySet().retainAll(grouped.stream().map(LibraryRow.Group::title).toList());
    if (fill(getRoot(), top)) {
      getSelectionModel().clearSelection();
      before.forEach(this::selectAgain);
    }
    arranging = false;
    choose();
  }

  private void selectAgain(TreeItem<LibraryRow> item) {
    if (getRow(item) >= 0) {
      getSelectionModel().select(item);
    }
  }

  private TreeItem<LibraryRow> item(LibraryRun run) {
    LibraryRow row = new LibraryRow.Single(run);
    TreeItem<LibraryRow> item = runs.computeIfAbsent(run.file(), file -> new TreeItem<>(row));
    set(item, row);
    return item;
  }

  private static void set(TreeItem<LibraryRow> item, LibraryRow row) {
    if (!row.equals(item.getValue())) {
      item.setValue(row);
    }
  }

  /** Whether it was otherwise before. */
  private boolean fill(TreeItem<LibraryRow> parent, List<TreeItem<LibraryRow>> children) {
    List<TreeItem<LibraryRow>> sorted = new ArrayList<>(children);
    Comparator<TreeItem<LibraryRow>> order = getComparator();
    if (order != null) {
      sorted.sort(order);
    }
    if (parent.getChildren().equals(sorted)) {
      return false;
    }
    parent.getChildren().setAll(sorted);
    return true;
  }

  private void choose() {
    if (!arranging) {
      chosen.set(
          getSelectionModel().getSelectedItems().stream()
              .filter(Objects::nonNull)
              .map(TreeItem::getValue)
              .filter(Objects::nonNull)
              .flatMap(row -> row.runs().stream())
              .distinct()
              .toList());
    }
  }
}
