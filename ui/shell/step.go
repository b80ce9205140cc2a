package shell

import (
	"time"

	"countersign/assets/words"
)

// Step is what a person is told of work that is being done. The zero Step says
// that it is over.
type Step struct {
	Words string // such as "Checking sheet 12 of 55"
	Stops bool   // Esc stops it
}

// A person is told nothing of work that is over before soon, that something is
// being done until late, and from then on which step it is at.
const (
	soon = 200 * time.Millisecond
	late = time.Second
)

// working is what is said of work that has not named its step.
const working = "Working"

// SetAlarm gives another clock than the computer's, before anything is asked
// for.
func (w *Worker) SetAlarm(after func(time.Duration, func()) (stop func() bool)) { w.after = after }

// job is one thing that a worker was asked for.
type job struct {
	do     func(*job)
	cancel func()

	// What a person knows of it, under the worker's lock.
	words     string
	told      bool
	named     bool
	forgotten []func() bool // its alarms
}

// watch sets the alarms of a job that begins.
func (w *Worker) watch(j *job) {
	if w.onStep == nil {
		return
	}
	j.forgotten = []func() bool{
		w.after(soon, func() { w.say(j, func() bool { return true }) }),
		w.after(late, func() { w.say(j, func() bool { j.named = true; return true }) }),
	}
}

// tell keeps the words of a step, and shows them where they are waited for.
func (w *Worker) tell(j *job, words string) {
	w.say(j, func() bool {
		j.words = words
		return j.named
	})
}

// say changes what is known of the job and tells it if that asks for it. A job
// that is over by the time that the window listens is not spoken of.
func (w *Worker) say(j *job, change func() bool) {
	w.mu.Lock()
	ask := change() && w.now == j && w.onStep != nil
	j.told = j.told || ask
	w.mu.Unlock()
	if ask {
		w.back(func() {
			if step, ok := w.step(j); ok {
				w.onStep(step)
			}
		})
	}
}

// step is what is to be said of a job now; not ok once it is over.
func (w *Worker) step(j *job) (s Step, ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.now != j:
		return Step{}, false
	case j.named && j.words != "":
		return Step{Words: j.words, Stops: true}, true
	}
	return Step{Words: words.T(working)}, true
}

// over ends a job, and tells so if a person knows of it.
func (w *Worker) over(j *job) {
	for _, forget := range j.forgotten {
		forget()
	}
	w.mu.Lock()
	w.now = nil
	told := j.told
	w.mu.Unlock()
	if told {
		w.back(func() { w.onStep(Step{}) })
	}
}

// Stoppable says whether a person has been told that what is being done can be
// stopped.
func (w *Worker) Stoppable() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now != nil && w.now.named && w.now.words != ""
}

// Stop ends the context of what is being done. What waits behind it is still
// done.
func (w *Worker) Stop() {
	w.mu.Lock()
	j := w.now
	w.mu.Unlock()
	if j != nil {
		j.cancel()
	}
}
