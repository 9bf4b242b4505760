#pragma once
// Two made-up offices that signed with one another, for the tests of this house and of those that exchange.

#include "access/testing.hpp"
#include "agreements/actions.hpp"
#include "agreements/rules.hpp"

namespace sinergi::agreements::testing {

inline Date day(std::string_view text) { return Date::parse(text).value(); }

/// Kuningan (first) and the ministry (second), 2026-01-01 to 2026-12-31, answered in 48 hours, emergencies in 6.
inline Terms terms() {
    return {.number_first = "CONTOH/1/PKS/2026",
            .number_second = "CONTOH/2/PKS/2026",
            .title = "Penanganan pengaduan dan PPKS",
            .parent_mou = "Nota kesepahaman contoh",
            .scope = "Pengaduan melalui command center; integrasi program daerah",
            .party_first = "3208",
            .party_second = "pusat",
            .signed_on = day("2025-12-20"),
            .starts_on = day("2026-01-01"),
            .ends_on = day("2026-12-31"),
            .answer_days = {},
            .answer_hours = 48,
            .emergency_hours = 6,
            .fields = {Field::identity, Field::contact, Field::assessment},
            .signatories = {{Side::first, "Asep Kepala", "Kepala Dinas Sosial"},
                            {Side::second, "Dewi Direktur", "Direktur"}}};
}

/// One that both sides confirmed.
inline Agreement agreement(Terms const& text = terms(), std::int64_t id = 1) {
    Agreement made;
    made.id = AgreementId(id);
    made.origin_node = text.party_first;
    made.origin_id = AgreementId(id);
    made.terms = text;
    made.terms_by = text.party_first;
    made.confirmed_first = {1, text.signed_on};
    made.confirmed_second = {1, text.signed_on};
    made.state = State::in_force;
    return made;
}

/// A partner's ear that keeps what it is told.
struct Ear final : Herald {
    struct News {
        std::string to, kind, stream, json;
        std::vector<std::string> papers;
    };
    std::vector<News> heard;
    void tell(db::Tx&, std::string_view to, std::string_view kind, std::string_view stream, std::string json,
              std::vector<std::string> papers) override {
        heard.push_back({std::string(to), std::string(kind), std::string(stream), std::move(json), std::move(papers)});
    }
};

}  // namespace sinergi::agreements::testing
