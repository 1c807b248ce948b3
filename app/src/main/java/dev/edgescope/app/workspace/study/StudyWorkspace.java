package dev.edgescope.app.workspace.study;

import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/** Some studies and their view, and the pulse that brings them up to date. */
public final class StudyWorkspace implements Workspace {
  private final String id;
  private final String title;
  private final String purpose;
  private final Feather icon;
  private final List<Study> studies;
  private final StudyView view;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          view.pulse();
        }
      };

  /**
   * A workspace out of sight, which shows the first of its studies.
   *
   * @param id the end of the id of its switch
   * @param title one word
   * @param purpose a few words that go with it
   */
  public StudyWorkspace(
      String id,
      String title,
      String purpose,
      Feather icon,
      List<Study> studies,
      Workspaces workspaces,
      ObjectProperty<Appearance> appearance) {
    this.id = id;
    this.title = title;
    this.purpose = purpose;
    this.icon = icon;
    this.studies = List.copyOf(studies);
    view = new StudyView(workspaces, studies, appearance);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String purpose() {
    return purpose;
  }

  @Override
  public Feather icon() {
    return icon;
  }

  @Override
  public StudyView view() {
    return view;
  }

  @Override
  public ObservableValue<Commands> commands() {
    return new ReadOnlyObjectWrapper<>(view.commands());
  }

  @Override
  public BooleanProperty presentationProperty() {
    return view.presentationProperty();
  }

  @Override
  public void shown() {
    timer.start();
  }

  /** What is under way goes on; it is gathered when the workspace is shown again. */
  @Override
  public void hidden() {
    timer.stop();
  }

  @Override
  public void close() {
    timer.stop();
    view.close();
    studies.forEach(Study::stop);
  }
}
