using Candour.Web.Commands;

return await CandourCommand.RunAsync(args);
