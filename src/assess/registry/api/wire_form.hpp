#pragma once
// The form as the screens draw it.

#include "registry/api/wire.hpp"

namespace sinergi::registry::wire {

struct RegistryCodeOut {
    std::int64_t code = 0;
    std::string id, en;
};
BOOST_DESCRIBE_STRUCT(RegistryCodeOut, (), (code, id, en))
struct RegistryAskedOut {
    std::string key, sex;
    std::vector<std::int64_t> codes;
    std::int64_t age_min = 0, age_max = 200;
    bool is_for_once_married = false;
};
BOOST_DESCRIBE_STRUCT(RegistryAskedOut, (), (key, sex, codes, age_min, age_max, is_for_once_married))
struct RegistryQuestionOut {
    std::string key, section, id, en;
    AnswerKind kind = AnswerKind::code;
    std::vector<RegistryCodeOut> codes;
    std::int64_t max = 0;
    RegistryAskedOut asked;
};
BOOST_DESCRIBE_STRUCT(RegistryQuestionOut, (), (key, section, id, en, kind, codes, max, asked))
struct RegistrySectionOut {
    std::string key, id, en;
    SubjectKind subject = SubjectKind::family;
    bool is_specific = false;
};
BOOST_DESCRIBE_STRUCT(RegistrySectionOut, (), (key, id, en, subject, is_specific))
struct RegistryFormOut {
    FormVersion form = FormVersion::regsosek2022;
    std::vector<RegistrySectionOut> sections;
    std::vector<RegistryQuestionOut> questions;
    std::vector<RegistryCodeOut> relations, maritals;
};
BOOST_DESCRIBE_STRUCT(RegistryFormOut, (), (form, sections, questions, relations, maritals))

}  // namespace sinergi::registry::wire
