package dev.edgescope.app.workspace.story;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.catalogue.Glossary;
import dev.edgescope.app.catalogue.Term;
import dev.edgescope.app.text.Words;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The glossary beside the charts, with a field to search it. */
public final class GlossaryPane extends VBox {
  private final CustomTextField search = new CustomTextField();
  private final VBox entries = new VBox();

  public GlossaryPane() {
    getStyleClass().add("glossary");
    Label title = new Label(Words.text("workspace.glossaryPane.glossary"));
    title.getStyleClass().add("section-title");
    search.setLeft(new FontIcon(Feather.SEARCH));
    search.setId("glossary-search");
    search.setPromptText(Words.text("workspace.glossaryPane.search"));
    search.setAccessibleText(Words.text("workspace.glossaryPane.searchTheGlossary"));
    search.textProperty().subscribe(this::show);
    entries.setId("glossary-entries");
    entries.getStyleClass().add("glossary-entries");
    ScrollPane scroll = new ScrollPane(entries);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(title, search, scroll);
  }

  /** Puts the cursor into the search field. */
  public void startSearch() {
    search.requestFocus();
  }

  private void show(String text) {
    entries.getChildren().setAll(Glossary.find(text).stream().map(GlossaryPane::entry).toList());
    if (entries.getChildren().isEmpty()) {
      entries
          .getChildren()
          .setAll(
              line(Words.text("workspace.glossaryPane.noEntryContainsThis"), Styles.TEXT_MUTED));
    }
  }

  private static Node entry(Term term) {
    return new VBox(
        line(term.title(), "setting-title"),
        line(term.formula(), Styles.TEXT_MUTED),
        line(term.sentence(), "glossary-sentence"));
  }

  private static Label line(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
