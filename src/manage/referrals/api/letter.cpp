// The letter that goes with the person. Letters of an office are in Indonesian.

#include "access/directory.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/locale/words.hpp"
#include "plumbing/print/print.hpp"
#include "referrals/api/shared.hpp"

namespace sinergi::referrals {
namespace {

std::string town_of(House const& house) {
    auto name = house.areas.name_of(house.office.area);
    for (std::string_view const kind : {"Kabupaten ", "Kota "})
        if (name.starts_with(kind)) name.erase(0, kind.size());
    return name;
}

print::Letterhead letterhead(db::Tx& tx, House const& house, Moment now) {
    if (house.paper) return house.paper(tx, now);
    return {.above = {house.areas.name_of(house.office.area)}, .office = house.office.name};
}

}  // namespace

Result<std::string> letter_pdf(db::Tx& tx, House const& house, Referral const& referral, Moment now) {
    auto const place = find_place(tx, referral.place);
    if (!place) return refuse(Why::not_found, "referrals.place_unknown");
    auto const word = [&](std::string const& key) { return house.say("referrals.letter." + key, "id"); };
    auto const zone = house.office.zone;
    auto const head = access::find_person(tx, access::office_head(tx));
    print::Letter letter{.head = letterhead(tx, house, now),
                         .number = referral.number,
                         .place = town_of(house),
                         .date = date_in(zone, referral.asked_at),
                         .to = {place->name},
                         .subject = word("subject"),
                         .paragraphs = {word("opening"), referral.asked},
                         .closing = {word("closing")}};
    // Where a safe house stands is told by mouth: a paper is found by whom it hides from.
    if (!place->address.empty() && !place->is_secret) letter.to.push_back(place->address);
    if (auto const shown = json::read<std::vector<Shown>>(referral.shown))
        for (auto const& one : *shown) letter.facts.push_back({one.label_id, one.value});
    auto const name_of = [&](std::string const& group, auto value) {
        return house.say("referrals." + group + "." + boost::describe::enum_to_string(value, ""), "id");
    };
    letter.facts.push_back({word("basis"), name_of("basis", referral.basis)});
    if (referral.payer != Payer::none) letter.facts.push_back({word("payer"), name_of("payer", referral.payer)});
    if (referral.due_at)
        letter.facts.push_back({word("due"), print::long_date(date_in(zone, *referral.due_at)) + ", " +
                                                 locale::clock_words(*referral.due_at, zone, locale::Language::id)});
    letter.signature = print::Signature{.title = word("signed_by"), .name = head ? head->name : ""};
    letter.foot = referral.number;
    return print::letter_pdf(letter, now);
}

}  // namespace sinergi::referrals
