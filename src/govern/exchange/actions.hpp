#pragma once
// What outside systems do, and what is done about them.

#include "access/doors.hpp"
#include "exchange/model.hpp"
#include "grievances/actions.hpp"

#include <vector>

namespace sinergi::exchange {

/// Says what a system may do. Its account is one of role outside_system.
/// @refuses access.act_not_allowed access.area_not_allowed exchange.not_a_system exchange.kind_unknown
[[nodiscard]] Done set_system(db::Tx& tx, grievances::Desk const& desk, access::Officer const& by,
                              System const& system);

struct Pushed {
    grievances::Receipt receipt;
    enum class Was : std::uint8_t { taken, known } was = Was::taken;
};
/// Takes in a report of a system under the system's own number. The same number with the same content answers the
/// receipt again.
/// @refuses access.act_not_allowed exchange.may_not_push exchange.kind_not_yours exchange.ref_reused and what
///          grievances::receive refuses
[[nodiscard]] Result<Pushed> push(db::Tx& tx, grievances::Desk const& desk, access::Officer const& by,
                                  std::string const& source_ref, std::string_view digest,
                                  grievances::NewGrievance wish);

/// What a report looks like from outside.
struct Seen {
    grievances::Outline outline;
    std::vector<grievances::PublicStep> timeline;
};
/// A report that this system sent, by its own number, and what the reporter may know of it.
/// @refuses access.act_not_allowed exchange.report_unknown
[[nodiscard]] Result<Seen> sent_report(db::Tx& tx, access::Officer const& by, std::string_view source_ref);

struct Changes {
    std::vector<Change> items;
    std::int64_t next = 0;  // go on after this
    bool is_end = true;     // nothing newer for now
    Moment last_at{};       // of the last notice that was looked at, told or not
};
/// What happened after `seq` to complaints of the system's area and kinds: those that everyone of the area may know of,
/// and those it sent itself. At most `limit` notices are looked at.
/// @refuses access.act_not_allowed exchange.may_not_pull exchange.cursor_gone
[[nodiscard]] Result<Changes> changes(db::Tx& tx, access::Officer const& by, std::int64_t seq, std::int64_t limit);
/// The cursor before the first notice of `at`.
[[nodiscard]] std::int64_t cursor_at(db::Tx& tx, Moment at);

struct NewHook {
    std::string url;
    std::optional<std::int64_t> from;  // none: from now on
};
/// An address and the secret its signatures are made with, told this once.
struct MadeHook {
    HookId id;
    std::string secret;
};
/// @refuses access.act_not_allowed exchange.may_not_pull http.address_malformed exchange.too_many_hooks
[[nodiscard]] Result<MadeHook> add_hook(db::Tx& tx, access::Office& office, access::Officer const& by,
                                        NewHook const& wish, Moment now);
enum class HookDeed : std::uint8_t { pause, resume, replay, remove };
/// A system's own hook; `from` is for replay.
/// @refuses access.act_not_allowed exchange.hook_unknown
[[nodiscard]] Done change_hook(db::Tx& tx, access::Office& office, access::Officer const& by, HookId id, HookDeed deed,
                               std::int64_t from, Moment now);

}  // namespace sinergi::exchange
