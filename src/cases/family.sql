-- With whom of the family one spoke is corrected like the rest of a contact.
grant update (with_id, language, interpreter) on cases.contact to holdfast_app;
