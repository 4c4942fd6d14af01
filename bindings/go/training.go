package glia

import (
	"context"
	"time"
)

// Close ends the training, as Stop does, waits for that, and frees it. What it failed with is the
// error of Wait and Stop, not of this. A training that nothing refers to any more is ended, too.
func (training *Training) Close() error {
	if training == nil {
		return nil
	}
	_ = training.Stop()
	return training.inner().close()
}

// Done waits until the training has ended, or the context has: then it stops the training and gives
// the context's error.
func (training *Training) Done(ctx context.Context) error {
	const slice = 10 * time.Millisecond
	for {
		ended, err := training.Wait(slice)
		if err != nil || ended {
			return err
		}
		if ctx.Err() != nil {
			if err := training.Stop(); err != nil {
				return err
			}
			return ctx.Err()
		}
	}
}
