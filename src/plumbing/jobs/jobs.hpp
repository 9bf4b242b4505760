#pragma once
// Long work with progress, cancelling and going on after a crash: asked for within a deed's own transaction, done by
// a Runner (runner.hpp) in this process or another one.

#include "base/id.hpp"
#include "plumbing/db/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace sinergi::jobs {

enum class State : std::uint8_t { queued, running, done, failed, cancelled };
[[nodiscard]] std::string_view state_name(State state) noexcept;  // "queued"

struct Job;
using JobId = Id<Job>;

struct Job {
    JobId id;
    std::string kind;  // "lists.import"
    State state = State::queued;
    std::int64_t done = 0;  // of `total`, in whatever the job counts; total 0: not known yet
    std::int64_t total = 0;
    std::string note;             // where it is, for a person; never a name or a NIK
    std::string input;            // JSON of the kind's own
    std::string resume_point;     // text of the kind's own; "" at the beginning
    std::string result;           // JSON of the kind's own, once done
    std::string fault_key;        // why it failed: a key with a sentence
    std::int64_t started_by = 0;  // account; 0 the program itself
    Moment started_at;
    std::int64_t tries = 0;  // since it last got on
    bool is_cancel_wanted = false;
    std::optional<Moment> finished_at;
};

struct NewJob {
    std::string kind;
    std::string input{};
    std::int64_t started_by = 0;
    std::string client_key{};  // the same key of one account gives the same job again; "" none
};

/// Puts a job into the queue; it begins after the commit.
JobId start(db::Tx& tx, IdMaker& ids, NewJob const& wish, Moment now);

/// @refuses jobs.not_found
[[nodiscard]] Result<Job> find(db::Tx& tx, JobId id);

/// A waiting job is cancelled at once; a running one stops at its next step.
/// @refuses jobs.not_found jobs.already_finished
[[nodiscard]] Result<Job> cancel(db::Tx& tx, JobId id, Moment now);

struct Filter {
    std::string kind{};  // "" all
    std::optional<std::int64_t> started_by{};
    JobId before{};             // the last one of the page before; none: from the newest
    std::int64_t row_max = 50;  // at most 200
};
/// Newest first.
[[nodiscard]] std::vector<Job> list(db::Tx& tx, Filter const& filter);

/// Retention: removes what finished before `before`. @return how many
std::int64_t forget_finished(db::Tx& tx, Moment before);

}  // namespace sinergi::jobs
