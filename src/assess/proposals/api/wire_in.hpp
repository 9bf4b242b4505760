#pragma once
// What comes in over the wire.

#include "plumbing/json/describe.hpp"
#include "proposals/actions.hpp"

namespace sinergi::proposals::wire {

struct OverviewIn {
    std::optional<Line<0, 7>> month;
    std::optional<RegionCode> region;
};
BOOST_DESCRIBE_STRUCT(OverviewIn, (), (month, region))
struct QueueIn {
    State state = State::sent;
    std::optional<RegionCode> region;
};
BOOST_DESCRIBE_STRUCT(QueueIn, (), (state, region))
struct ProposalRollIn {
    RegionCode region;
    Line<7, 7> month;
};
BOOST_DESCRIBE_STRUCT(ProposalRollIn, (), (region, month))
struct RollAt {
    RollId id;
};
BOOST_DESCRIBE_STRUCT(RollAt, (), (id))
struct ProposalItemIn {
    RollId id;
    Kind kind = Kind::family;
    registry::FamilyId family;
    std::optional<registry::PersonId> person;
    std::optional<Line<0, 40>> programme, reason;
    std::optional<Text<0, 1000>> note;
};
BOOST_DESCRIBE_STRUCT(ProposalItemIn, (), (id, kind, family, person, programme, reason, note))
struct ProposalExceptionIn {
    ItemId item;
    Line<0, 40> reason;
    std::optional<Text<0, 1000>> words;
};
BOOST_DESCRIBE_STRUCT(ProposalExceptionIn, (), (item, reason, words))
struct ProposalMeetingIn {
    RollId id;
    Way way = Way::meeting;
    std::optional<Date> on;
    std::optional<Line<0, 200>> place;
    Text<0, 2000> words;
    std::optional<std::int64_t> attended;
    std::vector<ProposalExceptionIn> exceptions;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(ProposalMeetingIn, (), (id, way, on, place, words, attended, exceptions, version))
struct ProposalRollDeedIn {
    RollId id;
    std::optional<Text<0, 2000>> words;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(ProposalRollDeedIn, (), (id, words, version))
struct ProposalItemDeedIn {
    ItemId id;
    std::optional<Text<0, 2000>> words;
    std::optional<std::int64_t> version;
    std::optional<Date> on;          // entered, told
    std::optional<Check> check;      // checked
    std::optional<Verdict> verdict;  // judged
};
BOOST_DESCRIBE_STRUCT(ProposalItemDeedIn, (), (id, words, version, on, check, verdict))
struct TasksIn {
    ItemState state = ItemState::approved;
    std::optional<RegionCode> region;
    std::optional<ItemId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(TasksIn, (), (state, region, after, limit))
struct ItemAt {
    ItemId id;
};
BOOST_DESCRIBE_STRUCT(ItemAt, (), (id))
struct FamilyAt {
    registry::FamilyId id;
};
BOOST_DESCRIBE_STRUCT(FamilyAt, (), (id))
struct MonthIn {
    std::optional<Line<0, 7>> month;
};
BOOST_DESCRIBE_STRUCT(MonthIn, (), (month))
struct ProposalRecapIn {
    Line<7, 7> month;
};
BOOST_DESCRIBE_STRUCT(ProposalRecapIn, (), (month))
struct ProposalRecapDeedIn {
    RecapId id;
    std::optional<Text<0, 2000>> words;
};
BOOST_DESCRIBE_STRUCT(ProposalRecapDeedIn, (), (id, words))
struct ProposalArrivalIn {
    std::optional<RegionCode> region;
};
BOOST_DESCRIBE_STRUCT(ProposalArrivalIn, (), (region))
struct VillageAt {
    RegionCode region;
};
BOOST_DESCRIBE_STRUCT(VillageAt, (), (region))
struct ProposalOfficialIn {
    RegionCode region;
    Line<2, 120> name;
    Line<2, 60> post;
    std::optional<Line<0, 40>> nik, no_kk;
};
BOOST_DESCRIBE_STRUCT(ProposalOfficialIn, (), (region, name, post, nik, no_kk))
struct OfficialAt {
    OfficialId id;
};
BOOST_DESCRIBE_STRUCT(OfficialAt, (), (id))

}  // namespace sinergi::proposals::wire
