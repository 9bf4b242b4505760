#pragma once
// The web service of the civil registry as one kind of agreement gives it: JSON over HTTPS, a verdict a field.

#include "civil/model.hpp"

#include <memory>

namespace sinergi::civil {

struct ServiceWish {
    std::string url, account, secret;
};

/// POST {"account", "persons": [{"nik", "name", "born_place", "born_on", "sex", "mother_name"}]} with the secret as
/// `Authorization: Bearer`; the answer is {"answers": [{"nik", "found": "found"|"not_found", "fields": [{"field",
/// "said", "value"}], "cause", "note"}]}, a value where the agreement allows one. What a province's service speaks
/// otherwise gets a plug of its own: this is the shape our side asks in.
/// @source docs/sources.md#registry-padan (found: a JSON service that verifies; its fields are not published)
[[nodiscard]] std::unique_ptr<Service> connect(ServiceWish const& wish);

/// What goes over the wire.
struct ServiceQuestion {
    std::string account;
    std::vector<Question> persons;
};
BOOST_DESCRIBE_STRUCT(ServiceQuestion, (), (account, persons))
struct ServiceAnswer {
    std::vector<Answer> answers;
};
BOOST_DESCRIBE_STRUCT(ServiceAnswer, (), (answers))

}  // namespace sinergi::civil
