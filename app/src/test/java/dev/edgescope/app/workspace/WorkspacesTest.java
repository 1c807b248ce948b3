package dev.edgescope.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

class WorkspacesTest {
  private final List<String> told = new ArrayList<>();
  private final Workspaces workspaces = new Workspaces();

  @Test
  void theFirstIsShown() {
    workspaces.add(new Told("a"));
    workspaces.add(new Told("b"));
    assertEquals("a", workspaces.currentProperty().get().title());
    assertEquals(List.of("a shown"), told);
  }

  @Test
  void oneIsHiddenBeforeAnotherIsShown() {
    Workspace other = new Told("b");
    workspaces.add(new Told("a"));
    workspaces.add(other);
    workspaces.show(other);
    workspaces.show(other);
    assertEquals(List.of("a shown", "a hidden", "b shown"), told);
  }

  @Test
  void allAreClosedTheLastFirst() {
    workspaces.add(new Told("a"));
    workspaces.add(new Told("b"));
    told.clear();
    workspaces.close();
    assertEquals(List.of("b closed", "a closed"), told);
  }

  private final class Told implements Workspace {
    private final String name;

    Told(String name) {
      this.name = name;
    }

    @Override
    public String id() {
      return name;
    }

    @Override
    public String title() {
      return name;
    }

    @Override
    public String purpose() {
      return "to be told";
    }

    @Override
    public Feather icon() {
      return Feather.ACTIVITY;
    }

    @Override
    public Parent view() {
      return new Pane();
    }

    @Override
    public ObservableValue<Commands> commands() {
      return new ReadOnlyObjectWrapper<>(new Commands());
    }

    @Override
    public BooleanProperty presentationProperty() {
      return new SimpleBooleanProperty();
    }

    @Override
    public void shown() {
      told.add(name + " shown");
    }

    @Override
    public void hidden() {
      told.add(name + " hidden");
    }

    @Override
    public void close() {
      told.add(name + " closed");
    }
  }
}
