#pragma once
// What the routes read and answer. Of who objected nothing stands here but in ObjectionChallengerOut.

#include "objections/api.hpp"

namespace sinergi::objections::wire {

struct ObjectionRowOut {
    ObjectionId id;
    std::string number;
    RegionCode region;
    std::string region_name, state, state_name, programme, family_name, address, rt, rw, reason_name, officer_name;
    Moment received_at, due_at;
    std::int64_t days_left = 0;
    bool is_late = false;
    std::int64_t climbs = 0;
};
BOOST_DESCRIBE_STRUCT(ObjectionRowOut, (),
                      (id, number, region, region_name, state, state_name, programme, family_name, address, rt, rw,
                       reason_name, officer_name, received_at, due_at, days_left, is_late, climbs))
struct ObjectionsOut {
    std::vector<ObjectionRowOut> items;
    std::optional<ObjectionId> next;
};
BOOST_DESCRIBE_STRUCT(ObjectionsOut, (), (items, next))

struct ObjectionStepOut {
    Moment at;
    std::string deed, deed_name, by_name, by_role, text;
    bool is_public = false;
};
BOOST_DESCRIBE_STRUCT(ObjectionStepOut, (), (at, deed, deed_name, by_name, by_role, text, is_public))
struct ObjectionPhotoOut {
    PhotoId id;
    std::string url, thumb_url;
};
BOOST_DESCRIBE_STRUCT(ObjectionPhotoOut, (), (id, url, thumb_url))

/// The field check as far as it answers the objection.
struct ObjectionVisitOut {
    visits::VisitId id;
    visits::VisitState state = visits::VisitState::open;
    visits::VisitFinding seen = visits::VisitFinding::none, finding = visits::VisitFinding::none;
    std::optional<Date> visited_on;
    std::string visited_by_name, note;
};
BOOST_DESCRIBE_STRUCT(ObjectionVisitOut, (), (id, state, seen, finding, visited_on, visited_by_name, note))

struct ObjectionFamilyOut {
    registry::FamilyId id;
    std::string head_name, address, rt, rw;
};
BOOST_DESCRIBE_STRUCT(ObjectionFamilyOut, (), (id, head_name, address, rt, rw))
/// Who handles objections here and is not barred from this one.
struct ObjectionHandlerOut {
    access::AccountId id;
    std::string name, role;
};
BOOST_DESCRIBE_STRUCT(ObjectionHandlerOut, (), (id, name, role))
struct ObjectionOut {
    ObjectionRowOut row;
    ObjectionId id;
    std::string state;
    std::int64_t version = 0;
    std::string text, channel, told, ministry, outcome;
    std::optional<Date> ministry_on;
    std::int64_t lat = 0, lon = 0;
    std::optional<ObjectionFamilyOut> family;
    std::optional<ObjectionVisitOut> visit;
    std::vector<ObjectionStepOut> steps;
    std::vector<ObjectionPhotoOut> photos;
    std::vector<ObjectionHandlerOut> handlers;  // of an open one
    std::vector<std::string> barred, may;
};
BOOST_DESCRIBE_STRUCT(ObjectionOut, (),
                      (row, id, state, version, text, channel, told, ministry, outcome, ministry_on, lat, lon, family,
                       visit, steps, photos, handlers, barred, may))
struct ObjectionChallengerOut {
    std::string name, nik, phone, address;
    bool is_of_another_village = false;
};
BOOST_DESCRIBE_STRUCT(ObjectionChallengerOut, (), (name, nik, phone, address, is_of_another_village))

struct ObjectionPhotoIn {
    PhotoId id;
    Line<1, 60> token;
};
BOOST_DESCRIBE_STRUCT(ObjectionPhotoIn, (), (id, token))
struct ObjectionIn {
    std::optional<RegionCode> region;  // what is missing is told by the deed, with all else that is wrong
    std::optional<Line<0, 60>> programme;
    Line<0, 120> family_name;
    std::optional<Line<0, 200>> address;
    std::optional<Line<0, 3>> rt, rw;
    Line<0, 30> reason;
    Text<0, 3000> text;
    std::optional<Line<0, 60>> place;
    std::vector<ObjectionPhotoIn> photos;
    std::optional<Line<0, 120>> official;
    bool declared = false;
    Line<0, 120> name;
    Line<0, 20> nik;
    std::optional<Line<0, 30>> phone;
    std::optional<Line<0, 200>> home;
};
BOOST_DESCRIBE_STRUCT(ObjectionIn, (),
                      (region, programme, family_name, address, rt, rw, reason, text, place, photos, official, declared,
                       name, nik, phone, home))
struct ObjectionReceiptOut {
    std::string number, key;
    Date due_on;
};
BOOST_DESCRIBE_STRUCT(ObjectionReceiptOut, (), (number, key, due_on))

struct ObjectionDeedIn {
    ObjectionId id;
    std::optional<Text<0, 3000>> text;
    std::optional<std::int64_t> version;
    std::optional<registry::FamilyId> family;
    std::optional<access::AccountId> account;
    std::optional<Ministry> ministry;
    std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(ObjectionDeedIn, (), (id, text, version, family, account, ministry, on))

struct RemovalOut {
    RemovalId id;
    std::string number;
    RegionCode region;
    std::string region_name;
    registry::FamilyId family;
    std::string head_name, state, programme, reason_name, proof, proposed_by_name, decided_by_name, appeal, answer;
    Moment proposed_at;
    std::optional<Date> told_on, appeal_until, appeal_due;
    bool is_late = false;
    std::int64_t version = 0;
    std::vector<std::string> may;
};
BOOST_DESCRIBE_STRUCT(RemovalOut, (),
                      (id, number, region, region_name, family, head_name, state, programme, reason_name, proof,
                       proposed_by_name, decided_by_name, appeal, answer, proposed_at, told_on, appeal_until,
                       appeal_due, is_late, version, may))
struct RemovalsOut {
    std::vector<RemovalOut> items;
    std::optional<RemovalId> next;
};
BOOST_DESCRIBE_STRUCT(RemovalsOut, (), (items, next))

/// Its line in the village's list.
struct UsulLineOut {
    proposals::RollId roll;
    std::string month, state, state_name, reason, words;
};
BOOST_DESCRIBE_STRUCT(UsulLineOut, (), (roll, month, state, state_name, reason, words))
struct UsulOut {
    UsulId id;
    std::string number;
    RegionCode region;
    std::string region_name, state, kind, whose, channel, programme, name, nik, no_kk, address, rt, rw, text, refusal,
        told, proposer_name, proposer_phone;
    Moment received_at;
    std::optional<registry::FamilyId> family;
    std::optional<UsulLineOut> line;
    std::vector<ObjectionFamilyOut> known;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(UsulOut, (),
                      (id, number, region, region_name, state, kind, whose, channel, programme, name, nik, no_kk,
                       address, rt, rw, text, refusal, told, proposer_name, proposer_phone, received_at, family, line,
                       known, version))
struct UsulsOut {
    std::vector<UsulOut> items;
    std::optional<UsulId> next;
};
BOOST_DESCRIBE_STRUCT(UsulsOut, (), (items, next))

}  // namespace sinergi::objections::wire
