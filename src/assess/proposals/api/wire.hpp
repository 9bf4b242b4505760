#pragma once
// What goes out over the wire. NIK and KK leave masked; whole they are told by one route, for typing into SIKS-NG.

#include "plumbing/json/describe.hpp"
#include "proposals/actions.hpp"

namespace sinergi::proposals::wire {

// ---- both ways

struct ProposalTerms : Terms {};
BOOST_DESCRIBE_STRUCT(ProposalTerms, (Terms), ())

struct ProposalWordOut {
    std::string list, code, name;
};
BOOST_DESCRIBE_STRUCT(ProposalWordOut, (), (list, code, name))
struct ProposalWordsOut {
    std::vector<ProposalWordOut> items;
};
BOOST_DESCRIBE_STRUCT(ProposalWordsOut, (), (items))

struct ProposalCountsOut {
    std::int64_t items = 0, families = 0, programmes = 0, corrections = 0, removals = 0, done = 0, conflicts = 0;
};
BOOST_DESCRIBE_STRUCT(ProposalCountsOut, (), (items, families, programmes, corrections, removals, done, conflicts))

struct ProposalRollOut {
    RollId id;
    RegionCode region;
    std::string region_name, district_name, month;
    State state = State::drafting;
    Turn turn = Turn::village;
    Moment state_since;
    std::int64_t round = 0;
    std::optional<Date> due_on;
    std::int64_t days_left = 0;
    bool is_late = false, is_kelurahan = false, needs_head = true, needs_regent = true;
    Date opens_on, village_due, pull_on;
    Way way = Way::none;
    std::optional<Date> met_on;
    std::string met_place, met_words;
    std::int64_t attended = 0;
    std::string sample_seed;  // "" nothing drawn
    std::optional<RecapId> recap;
    std::string opened_by, sent_by, verified_by, approved_by;  // names
    ProposalCountsOut counts;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ProposalRollOut, (),
                      (id, region, region_name, district_name, month, state, turn, state_since, round, due_on,
                       days_left, is_late, is_kelurahan, needs_head, needs_regent, opens_on, village_due, pull_on, way,
                       met_on, met_place, met_words, attended, sample_seed, recap, opened_by, sent_by, verified_by,
                       approved_by, counts, version))
struct ProposalRollsOut {
    std::vector<ProposalRollOut> items;
};
BOOST_DESCRIBE_STRUCT(ProposalRollsOut, (), (items))

struct ProposalVillageOut {
    RegionCode region;
    std::string name, district_name;
    std::optional<RollId> roll;
    std::optional<State> state;
    Turn turn = Turn::village;
    std::optional<Date> due_on;
    std::int64_t days_left = 0;
    bool is_late = false;
    std::int64_t items = 0;
};
BOOST_DESCRIBE_STRUCT(ProposalVillageOut, (),
                      (region, name, district_name, roll, state, turn, due_on, days_left, is_late, items))
struct ProposalOverviewOut {
    std::string month;
    Date today;
    ProposalTerms terms;
    bool may_set = false, may_open = false;
    std::vector<ProposalVillageOut> villages;  // who is latest first
};
BOOST_DESCRIBE_STRUCT(ProposalOverviewOut, (), (month, today, terms, may_set, may_open, villages))

struct ProposalBeforeOut {
    std::string month;
    ItemState state = ItemState::listed;
    Kind kind = Kind::family;
};
BOOST_DESCRIBE_STRUCT(ProposalBeforeOut, (), (month, state, kind))
struct ProposalItemOut {
    ItemId id;
    RollId roll;
    std::string region_name, month;
    Kind kind = Kind::family;
    ItemOrigin origin = ItemOrigin::village;
    std::string programme, reason, note;
    registry::FamilyId family;
    std::optional<registry::PersonId> person;
    std::string name, nik_masked, no_kk_masked, address, rt, rw;
    std::int64_t members = 0;
    std::optional<std::int64_t> decile;
    ItemState state = ItemState::listed;
    std::string state_reason, state_words, conflict;
    bool is_changed = false;  // since the office saw it last
    bool is_sampled = false;
    Check check = Check::none;
    std::string check_words, checked_by, proposed_by;
    std::optional<Date> entered_on, told_on, arrived_on;
    std::string told_how, appeal_words;
    std::optional<ProposalBeforeOut> before;  // the family's line in an earlier month
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ProposalItemOut, (),
                      (id, roll, region_name, month, kind, origin, programme, reason, note, family, person, name,
                       nik_masked, no_kk_masked, address, rt, rw, members, decile, state, state_reason, state_words,
                       conflict, is_changed, is_sampled, check, check_words, checked_by, proposed_by, entered_on,
                       told_on, arrived_on, told_how, appeal_words, before, version))
struct ProposalItemsOut {
    std::vector<ProposalItemOut> items;
    std::optional<ItemId> next;
};
BOOST_DESCRIBE_STRUCT(ProposalItemsOut, (), (items, next))

struct ProposalPaperOut {
    PaperId id;
    std::optional<ItemId> item;
    PaperKind kind = PaperKind::minutes;
    std::string file_name, type;
    std::int64_t bytes = 0;
    Moment at;
    std::string by;
};
BOOST_DESCRIBE_STRUCT(ProposalPaperOut, (), (id, item, kind, file_name, type, bytes, at, by))
struct ProposalStepOut {
    Moment at;
    Deed deed = Deed::opened;
    std::string by, by_role, words, item_name;
};
BOOST_DESCRIBE_STRUCT(ProposalStepOut, (), (at, deed, by, by_role, words, item_name))
struct ProposalRollFileOut {
    RollId id;
    ProposalRollOut roll;
    std::vector<ProposalItemOut> items;
    std::vector<ProposalPaperOut> papers;
    std::vector<ProposalStepOut> steps;  // newest first
    std::vector<Deed> deeds;             // what state and permit allow now
    std::vector<ProposalWordOut> words;
};
BOOST_DESCRIBE_STRUCT(ProposalRollFileOut, (), (id, roll, items, papers, steps, deeds, words))

struct ProposalRecapOut {
    RecapId id;
    std::string month, made_by, number, ended;
    Moment made_at;
    std::optional<Date> signed_on;
    std::vector<ProposalRollOut> rolls;
    std::vector<ProposalPaperOut> papers;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ProposalRecapOut, (),
                      (id, month, made_by, number, ended, made_at, signed_on, rolls, papers, version))
struct ProposalRecapsOut {
    std::string month;
    std::vector<ProposalRecapOut> items;
    std::vector<ProposalRollOut> waiting;  // approved, in no recap yet
    bool may_make = false;
};
BOOST_DESCRIBE_STRUCT(ProposalRecapsOut, (), (month, items, waiting, may_make))

struct ProposalFieldOut {
    std::string key, value;
};
BOOST_DESCRIBE_STRUCT(ProposalFieldOut, (), (key, value))
/// A family in the order of SIKS-NG's screen; numbers whole.
struct ProposalNumbersOut {
    ItemId id;
    ProposalItemOut item;
    std::vector<ProposalFieldOut> fields;
    std::vector<std::vector<ProposalFieldOut>> members;
};
BOOST_DESCRIBE_STRUCT(ProposalNumbersOut, (), (id, item, fields, members))

struct ProposalClosedOut {
    std::int64_t arrived = 0, missing = 0;
};
BOOST_DESCRIBE_STRUCT(ProposalClosedOut, (), (arrived, missing))

struct ProposalOfficialOut {
    OfficialId id;
    std::string name, post, nik_masked, no_kk_masked;
};
BOOST_DESCRIBE_STRUCT(ProposalOfficialOut, (), (id, name, post, nik_masked, no_kk_masked))
struct ProposalOfficialsOut {
    std::vector<ProposalOfficialOut> items;
    bool may_declare = false, may_end = false;
};
BOOST_DESCRIBE_STRUCT(ProposalOfficialsOut, (), (items, may_declare, may_end))

}  // namespace sinergi::proposals::wire
