#pragma once
// Consent and what stands for it: for one purpose and one receiver, and for nothing else.

#include "base/text.hpp"
#include "referrals/model.hpp"

#include <boost/describe.hpp>

#include <optional>

namespace sinergi::cases {

/// A partner outside government, an optional service, publicity. @source docs/sources.md#pdp-basis
enum class ConsentFor : std::uint8_t { partner, service, publicity };
BOOST_DESCRIBE_ENUM(ConsentFor, partner, service, publicity)

enum class Consenter : std::uint8_t { self, guardian };
BOOST_DESCRIBE_ENUM(Consenter, self, guardian)
struct ConsentBody {
    Consenter given_by = Consenter::self;
    ConsentFor purpose = ConsentFor::partner;
    Text<1, 2000> for_what;
    std::optional<referrals::PlaceId> receiver;
    Line<0, 200> receiver_name;           // of the place as it was called then; of who publishes
    Line<0, 200> name, relation, number;  // of the guardian; of the paper
    static constexpr std::string_view optional_members = "receiver_name,name,relation,number";
};
BOOST_DESCRIBE_STRUCT(ConsentBody, (), (given_by, purpose, for_what, receiver, receiver_name, name, relation, number))

/// Minutes of two officers: in place of the consent of who cannot give it, when they say what for and to whom.
struct MinutesTwoBody {
    Line<1, 200> number, officer_first, officer_second;
    Text<1, 2000> why;
    std::optional<ConsentFor> purpose;
    std::optional<referrals::PlaceId> receiver;
    Line<0, 200> receiver_name;
    static constexpr std::string_view optional_members = "receiver_name";
};
BOOST_DESCRIBE_STRUCT(MinutesTwoBody, (),
                      (number, officer_first, officer_second, why, purpose, receiver, receiver_name))

}  // namespace sinergi::cases
