-- A correction by hand that was a mistake is undone.
alter type command_kind add value 'void_adjustment';
