package dev.edgescope.app.workspace;

import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.control.View;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.util.Subscription;
import org.controlsfx.control.SegmentedButton;

/** Whether charts run over steps, learning time or examples seen. */
public final class AxisSwitch extends SegmentedButton implements View {
  private static final PseudoClass OFFERED = PseudoClass.getPseudoClass("offered");
  private static final String COST =
      "Charts over the examples seen, the sum of the batch sizes of all steps: the axis on which"
          + " runs compare by what their gradients cost.";
  private static final String OFFER =
      "The steps of one batch size take nearly all the width: over the examples seen each has its"
          + " share.";

  private final TimeAxis axis;
  private final ToggleButton examples =
      button("axis-examples", "Examples", TimeBase.EXAMPLES_SEEN, COST);
  private final Subscription subscription;

  /** The switch of an axis. */
  public AxisSwitch(TimeAxis axis) {
    this.axis = axis;
    ToggleButton step =
        button("axis-step", "Step", TimeBase.STEP, "Charts over the number of steps.");
    ToggleButton time =
        button(
            "axis-time",
            "τ",
            TimeBase.LEARNING_TIME,
            "Charts over learning time τ, the sum of the learning rates of all steps: the axis on"
                + " which runs with other learning rates compare.");
    getButtons().setAll(step, time, examples);
    ToggleGroup group = new ToggleGroup();
    setToggleGroup(group);
    group.getToggles().setAll(step, time, examples);
    subscription =
        axis.baseProperty()
            .subscribe(
                base ->
                    group.selectToggle(
                        switch (base) {
                          case STEP -> step;
                          case LEARNING_TIME -> time;
                          case EXAMPLES_SEEN -> examples;
                        }));
    group
        .selectedToggleProperty()
        .addListener(
            (property, before, after) -> {
              if (after == null) {
                group.selectToggle(before);
              } else {
                axis.baseProperty().set((TimeBase) after.getUserData());
              }
            });
  }

  /** Offers the axis of examples where steps hide what is to be seen, once a frame. */
  public void pulse() {
    boolean offered = axis.isCrowded();
    if (offered != examples.getPseudoClassStates().contains(OFFERED)) {
      examples.pseudoClassStateChanged(OFFERED, offered);
      examples.getTooltip().setText(offered ? OFFER : COST);
    }
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }

  private static ToggleButton button(String id, String text, TimeBase base, String explanation) {
    ToggleButton button = new ToggleButton(text);
    button.setId(id);
    button.setUserData(base);
    button.setAccessibleText("Charts over " + base.title());
    button.setTooltip(new Tooltip(explanation));
    return button;
  }
}
