package dev.edgescope.app.control;

import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/** What a {@link View} listens to and the views in it, to be ended with it. */
public final class Subscriptions {
  private Subscription all = Subscription.EMPTY;

  public void add(Subscription one) {
    all = all.and(one);
  }

  /** Binds a property of the view; needed where the source would hold on to the view. */
  public <T> void bind(Property<T> property, ObservableValue<? extends T> source) {
    property.bind(source);
    add(property::unbind);
  }

  /** A view that is closed with this one. */
  public <V extends View> V own(V part) {
    add(part::close);
    return part;
  }

  /** Ends all; others may follow. */
  public void end() {
    Subscription ended = all;
    all = Subscription.EMPTY;
    ended.unsubscribe();
  }
}
