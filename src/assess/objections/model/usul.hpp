#pragma once
// What a citizen proposes (usul): self, the own family or another poor person of the same village.
// @source docs/sources.md#usul-sanggah

#include "objections/model.hpp"
#include "proposals/model.hpp"

namespace sinergi::objections {

/// Into the registry, or into a programme when the registry knows the family already.
enum class UsulKind : std::uint8_t { registry, programme };
BOOST_DESCRIBE_ENUM(UsulKind, registry, programme)
enum class Whose : std::uint8_t { self, family, other };
BOOST_DESCRIBE_ENUM(Whose, self, family, other)
enum class UsulState : std::uint8_t { received, accepted, refused };
BOOST_DESCRIBE_ENUM(UsulState, received, accepted, refused)

/// Why a village does not take a proposal on. Each has a next step (locale, objections.refusal.*).
enum class Refused : std::uint8_t {
    not_of_village,
    not_found,
    not_in_registry,
    proposed_already,
    not_poor,
    incomplete
};
BOOST_DESCRIBE_ENUM(Refused, not_of_village, not_found, not_in_registry, proposed_already, not_poor, incomplete)

struct Usul {
    UsulId id;
    RegionCode region;
    UsulState state = UsulState::received;
    Channel channel = Channel::web;
    UsulKind kind = UsulKind::registry;
    Whose whose = Whose::self;
    Moment received_at;
    std::string programme;  // code of the office's list; "" into the registry
    std::string name, nik, no_kk, address, rt, rw, body;
    access::AccountId taken_by;
    registry::FamilyId family;  // where the village found it known
    proposals::ItemId item;     // its line in the village's list; none: it waits for one
    std::string refusal;        // word of Refused, or ""
    std::string told;           // to the proposer
    access::AccountId decided_by;
    std::optional<Moment> decided_at;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Usul, (),
                      (id, region, state, channel, kind, whose, received_at, programme, name, nik, no_kk, address, rt,
                       rw, body, taken_by, family, item, refusal, told, decided_by, decided_at, version))

struct Proposer {
    std::string name, phone;
};
BOOST_DESCRIBE_STRUCT(Proposer, (), (name, phone))

}  // namespace sinergi::objections
