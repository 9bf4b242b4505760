#pragma once
// Asking others on a case: a place, an office above or below; what they answer; what other nodes send; the clocks.
// Included by actions.hpp.

#include "cases/actions.hpp"

namespace sinergi::cases {

struct Refer {
    referrals::PlaceId place;
    std::string asked;
    referrals::Basis basis = referrals::Basis::public_task;
    referrals::Payer payer = referrals::Payer::none;
};
BOOST_DESCRIBE_STRUCT(Refer, (), (place, asked, basis, payer))
/// To a place. For treatment it goes at once; else it waits for a supervisor unless it is an emergency.
/// @refuses cases.place_unknown cases.office_closed cases.consent_missing cases.not_your_part cases.text_missing
[[nodiscard]] Result<Outcome> refer(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                    Refer const& wish);
/// What a partner did with a referral of ours: referrals calls it in the partner's transaction (referrals::Told).
[[nodiscard]] Done heard(db::Tx& tx, Desk const& desk, referrals::Happened const& happened);

/// To an office above (escalation) or below (disposition).
struct Ask {
    AssignmentKind kind = AssignmentKind::escalation;
    std::string to_node;
    std::string reason{};  // of an escalation
    std::string asked;
    std::vector<std::string> tried{};
    bool with_pen = false;
    std::optional<std::int64_t> due_hours{};  // of a disposition
};
BOOST_DESCRIBE_STRUCT(Ask, (), (kind, to_node, reason, asked, tried, with_pen, due_hours))
/// Exactly what would go out, and on what ground. Sends nothing; that it was read is in the audit chain.
struct Preview {
    struct Line {
        std::string label_id, label_en, value, value_en{};  // value_en "" as `value`: somebody's own words
        std::optional<RegionCode> area{};                   // told by its name, which the api knows
    };
    std::vector<Line> lines;
    agreements::Ground ground;
    std::string agreement_number;
    Moment answer_by;
};
/// @refuses as ask
[[nodiscard]] Result<Preview> preview(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                      Ask const& wish);
/// An escalation waits for a supervisor unless it is an emergency; a disposition goes at once.
/// @refuses cases.not_found cases.node_unknown cases.not_above cases.not_below cases.reason_unknown
/// cases.tried_missing cases.office_named cases.already_asked cases.not_your_part cases.pen_elsewhere
/// cases.pen_is_offered cases.text_missing cases.hours_wrong
[[nodiscard]] Result<Outcome> ask(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, Ask const& wish);
/// Answers what this office was asked, or notes what a place without account answered.
/// @refuses cases.assignment_unknown cases.assignment_over cases.not_your_part cases.reason_missing
[[nodiscard]] Result<Case> reply(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                 AssignmentId assignment, Reply what, std::string const& text);
/// Takes back what this office asked (of a place or another office) by mistake, while it is not accepted. Accepted in
/// the same moment there, it is given back there.
/// @refuses cases.assignment_unknown cases.assignment_over cases.accepted_already cases.not_your_part
/// cases.reason_missing access.act_not_allowed
[[nodiscard]] Result<Case> withdraw(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id,
                                    AssignmentId assignment, std::string const& reason);
enum class PenDeed : std::uint8_t { offer, take, give_back };
BOOST_DESCRIBE_ENUM(PenDeed, offer, take, give_back)
/// @refuses cases.pen_elsewhere cases.pen_is_offered cases.pen_not_offered cases.not_shared
[[nodiscard]] Result<Case> move_pen(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id, PenDeed deed,
                                    std::string const& to_node);

/// Does another node know this person? The answer comes as a letter; `known` reads it.
struct KnownAsked {
    std::string to_node, name;
    std::optional<Nik> nik{};
    RegionCode region{};
};
struct KnownCase {
    std::string number, state, office;
    Moment since;
    bool is_open = false;
};
BOOST_DESCRIBE_STRUCT(KnownCase, (), (number, state, office, since, is_open))
struct KnownAnswer {
    bool is_answered = false;
    std::vector<KnownCase> cases;
};
BOOST_DESCRIBE_STRUCT(KnownAnswer, (), (is_answered, cases))
/// @refuses cases.node_unknown access.act_not_allowed (act run_command) cases.text_missing
[[nodiscard]] Result<std::int64_t> ask_known(db::Tx& tx, Desk const& desk, access::Officer const& by,
                                             KnownAsked const& asked);
/// @refuses cases.not_found
[[nodiscard]] Result<KnownAnswer> known(db::Tx& tx, access::Officer const& by, std::int64_t id);

// ---- what other nodes send, and the clocks

/// Applies a letter of another node, in the inbox's transaction. The same letter twice changes nothing; what concerns
/// others who share the case is passed on to them.
/// @refuses cases.letter_malformed cases.letter_unknown cases.not_shared cases.place_outside cases.not_your_part
/// cases.field_not_allowed cases.assignment_unknown cases.assignment_over
[[nodiscard]] Done take_letter(db::Tx& tx, Desk const& desk, Arrived const& letter);

/// A letter of ours that the other side refused for good: an asking ends, the pen is ours again, the timeline says it
/// and the officer hears it.
struct Turned {
    std::string to_node, kind, stream, key;
};
[[nodiscard]] Done turned_down(db::Tx& tx, Desk const& desk, Turned const& turned);
/// A letter of our own that `partner` gives back after this node was restored from a backup: what it told is put back,
/// nobody is told. @refuses cases.letter_malformed
[[nodiscard]] Done given_back_after_restore(db::Tx& tx, Desk const& desk, std::string const& partner,
                                            Arrived const& ours);

/// A case as whoever erases it sees it: how much would go, nothing of what it says and nobody's name. Logged.
struct Erasable {
    Case c;
    std::int64_t persons = 0, entries = 0, papers = 0, offices = 0;  // offices: others that share it
};
/// @refuses access.act_not_allowed (act erase_personal) cases.not_found
[[nodiscard]] Result<Erasable> look_erasable(db::Tx& tx, Desk const& desk, access::Officer const& by, CaseId id);
/// Empties what is personal in an ended case, here and wherever it is shared (UU 27/2022; docs/admin.md#retention).
/// `by` none: the office itself.
/// @refuses access.act_not_allowed (act erase_personal) cases.not_found cases.still_open cases.already_erased
[[nodiscard]] Done erase(db::Tx& tx, Desk const& desk, std::optional<access::Officer> const& by, CaseId id,
                         std::string const& reason);
/// Empties cases kept longer than `Clocks::keep_years`, the longest ended first. @return how many
[[nodiscard]] Result<std::int64_t> erase_old(db::Tx& tx, Desk const& desk, std::int64_t limit);
/// The files its rows name, for whoever removes what nobody names (plumbing/files/loose.hpp).
[[nodiscard]] db::Statement const& file_names() noexcept;

/// Late cases climb; a short case that stays open beyond its day becomes a managed one. @return how many were moved
[[nodiscard]] Result<std::int64_t> run_clocks(db::Tx& tx, Desk const& desk, std::int64_t limit);
/// An account ended: its open cases go to the successor, or back to their unit.
[[nodiscard]] Result<std::int64_t> hand_over(db::Tx& tx, Desk const& desk, access::AccountId from,
                                             access::AccountId to);
/// A case that another office opened, as it stands here, and what of it was asked of this office last.
struct Shared {
    CaseId id;
    AssignmentId asked;
};
[[nodiscard]] std::optional<Shared> shared_from(db::Tx& tx, std::string_view own, std::string_view origin_node,
                                                CaseId there);
[[nodiscard]] std::int64_t highest_id(db::Tx& tx);

}  // namespace sinergi::cases
