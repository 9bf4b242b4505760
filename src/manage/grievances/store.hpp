#pragma once
// The only place that reads and writes the tables of complaints. Lists are narrowed by the permit in SQL.

#include "access/rules.hpp"
#include "grievances/model.hpp"
#include "plumbing/db/db.hpp"

#include <string>
#include <vector>

namespace sinergi::grievances::store {

/// A row of a list: what a queue shows, nothing of the reporter.
struct Listed {
    GrievanceId id;
    RegionCode region;
    std::string kind;
    std::string state;
    std::string channel;
    std::string privacy;
    bool is_urgent = false;
    std::int64_t guard = 0;
    std::string summary;
    Moment received_at;
    Moment promise_at;
    Moment state_due;
    access::AccountId officer;
    access::UnitId unit;
    access::AccountId climbed_to;
    std::int64_t version = 0;
    std::string place;
};
BOOST_DESCRIBE_STRUCT(Listed, (),
                      (id, region, kind, state, channel, privacy, is_urgent, guard, summary, received_at, promise_at,
                       state_due, officer, unit, climbed_to, version, place))

/// What a list is narrowed to, beyond the permit. Empty and none mean any.
struct Filter {
    std::string queue = "all";
    RegionCode region{};
    std::string state{}, kind{}, channel{};
    access::AccountId officer{};
    access::UnitId unit{};
};
/// A page: the rows, and where the next one starts ("" at the end).
struct Page {
    std::vector<Listed> rows;
    std::string next;
};

/// A queue, the earliest promise first. `after` is the `next` of the page before.
/// @refuses grievances.cursor_malformed
[[nodiscard]] Result<Page> list_queue(db::Tx& tx, access::Permit const& permit, Filter const& filter,
                                      std::string_view after, std::int64_t limit, Moment now);
/// All states, newest first.
/// @refuses grievances.cursor_malformed
[[nodiscard]] Result<Page> list_newest(db::Tx& tx, access::Permit const& permit, Filter const& filter,
                                       std::string_view after, std::int64_t limit);
/// Those of `ids` that the permit reaches, newest first.
[[nodiscard]] std::vector<Listed> list_some(db::Tx& tx, access::Permit const& permit,
                                            std::vector<GrievanceId> const& ids);
[[nodiscard]] std::vector<GrievanceId> same_phone(db::Tx& tx, std::string_view phone);

/// How much waits in a queue; counted to a thousand.
struct Waiting {
    std::int64_t rows = 0;
    std::optional<Moment> oldest_at;
    std::optional<Moment> due_at;
    std::optional<std::int64_t> late;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (rows, oldest_at, due_at, late))
[[nodiscard]] Waiting count_queue(db::Tx& tx, access::Permit const& permit, std::string_view queue, Moment now);

/// @refuses grievances.not_found, also when it exists but is not for these eyes
[[nodiscard]] Result<Grievance> get(db::Tx& tx, access::Permit const& permit, GrievanceId id);
/// Asks ahead what `get` will ask (db::Tx::ahead).
void get_ahead(db::Tx& tx, access::Permit const& permit, GrievanceId id);
/// Without a permit: for the reporter who has the key, and for the office's own clocks.
/// @refuses grievances.not_found
[[nodiscard]] Result<Grievance> get_plain(db::Tx& tx, GrievanceId id);

/// What was said and where; without the reporter.
struct Content {
    std::string channel;
    std::string privacy;
    std::string place;
    std::optional<double> lat, lon;
    std::string body;
    std::string source_ref;
    access::AccountId received_by;
    bool is_asked = false;
    std::optional<bool> is_satisfied;
    GrievanceId follows;
    std::optional<Moment> erased_at;
};
BOOST_DESCRIBE_STRUCT(Content, (),
                      (channel, privacy, place, lat, lon, body, source_ref, received_by, is_asked, is_satisfied,
                       follows, erased_at))
[[nodiscard]] Content content(db::Tx& tx, GrievanceId id);

void insert(db::Tx& tx, Grievance const& filed, Content const& content, std::vector<std::string> const& words);
/// Its version is one above the one read in the same transaction; any other is a fault.
void update(db::Tx& tx, Grievance const& next);
void set_asked(db::Tx& tx, GrievanceId id, bool is_asked);
void count_turn(db::Tx& tx, GrievanceId id, Deed deed);
void set_satisfied(db::Tx& tx, GrievanceId id, bool is_satisfied);

/// Who reported. Read with its own act only.
struct Reporter {
    GrievanceId grievance;
    std::string name, phone, email, address;
    std::string contact = "phone";
    std::optional<std::int64_t> hours_from, hours_to;
    bool no_text = false;
    std::string language = "id";
};
BOOST_DESCRIBE_STRUCT(Reporter, (),
                      (grievance, name, phone, email, address, contact, hours_from, hours_to, no_text, language))
void insert_reporter(db::Tx& tx, Reporter const& reporter);
[[nodiscard]] std::optional<Reporter> find_reporter(db::Tx& tx, GrievanceId id);

/// One line of the timeline.
struct StepRow {
    StepId id;
    Moment at;
    std::string deed;
    access::AccountId account;
    std::string by_role;
    bool is_public = false;
    std::string body;
    std::string from_state, to_state;
    std::string about;  // the new officer, unit, day: what the deed was about, as a word
    std::int64_t about_id = 0;
};
BOOST_DESCRIBE_STRUCT(StepRow, (),
                      (id, at, deed, account, by_role, is_public, body, from_state, to_state, about, about_id))
void insert_step(db::Tx& tx, GrievanceId of, StepRow const& step);
[[nodiscard]] std::vector<StepRow> steps(db::Tx& tx, GrievanceId of);
[[nodiscard]] std::vector<StepRow> public_steps(db::Tx& tx, GrievanceId of);

struct NamedRow {
    std::string kind;
    access::AccountId account;
    access::UnitId unit;
    RegionCode region;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedRow, (), (kind, account, unit, region, name))
void insert_named(db::Tx& tx, GrievanceId of, std::vector<NamedRow> const& named);
[[nodiscard]] std::vector<NamedRow> named(db::Tx& tx, GrievanceId of);

[[nodiscard]] std::vector<GrievanceId> merged_with(db::Tx& tx, GrievanceId id);
void move_merged(db::Tx& tx, GrievanceId from, GrievanceId to);

struct Nearby {
    GrievanceId id;
    std::string kind;
    std::string place;
    Moment received_at;
    std::string state;
    std::optional<double> lat, lon;
    std::int64_t followers = 0;
};
BOOST_DESCRIBE_STRUCT(Nearby, (), (id, kind, place, received_at, state, lat, lon, followers))
[[nodiscard]] std::vector<Nearby> nearby(db::Tx& tx, RegionCode const& area, std::string_view kind, Moment since);

/// What a clock has run out on, the longest first.
[[nodiscard]] std::vector<GrievanceId> run_out(db::Tx& tx, Moment now, std::int64_t limit);
[[nodiscard]] std::optional<Moment> last_climb(db::Tx& tx, GrievanceId id);
[[nodiscard]] std::vector<GrievanceId> open_of_officer(db::Tx& tx, access::AccountId officer, GrievanceId after);

struct Load {
    access::AccountId officer;
    std::int64_t open_count = 0, late = 0, urgent = 0;
    std::optional<Moment> oldest_at;
};
BOOST_DESCRIBE_STRUCT(Load, (), (officer, open_count, late, urgent, oldest_at))
[[nodiscard]] std::vector<Load> load(db::Tx& tx, access::Permit const& permit, Moment now);

/// Complaints an officer answered since a moment, each once.
struct Answered {
    access::AccountId officer;
    std::int64_t answered = 0;
};
BOOST_DESCRIBE_STRUCT(Answered, (), (officer, answered))
[[nodiscard]] std::vector<Answered> answered_since(db::Tx& tx, access::Permit const& permit, Moment since);

/// How far a task of this house has followed the notices; kept, so that a restart misses none.
[[nodiscard]] std::int64_t follower_seq(db::Tx& tx, std::string_view follower);
void keep_follower_seq(db::Tx& tx, std::string_view follower, std::int64_t seq);

/// Reports of a kind that everybody of the area still sees: after it was marked closed they are closed too.
[[nodiscard]] std::vector<GrievanceId> unguarded_of_kind(db::Tx& tx, std::string_view kind, GrievanceId after);
void close_to_others(db::Tx& tx, GrievanceId id);
void guard_named(db::Tx& tx, GrievanceId id);
/// The highest id in the house's tables, so that new ones are above it.
[[nodiscard]] std::int64_t highest_id(db::Tx& tx);

}  // namespace sinergi::grievances::store
